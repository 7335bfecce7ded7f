import type { PastCase, PastStep } from '#modules/services/index.ts'
import { addDays, type Day } from '#shared/dates.ts'
import { pointIn } from '../ground.ts'
import { givenName, surname } from '../names.ts'
import type { Random } from '../random.ts'
import { DETAILED } from '../survey2002.ts'
import { ANSWERS, ITEMS, SAYINGS, type ItemSketch } from './items.ts'

/** A case before it has ids: of which community and item. */
export type YearCase = Omit<PastCase, 'areaId' | 'kindId' | 'itemId'> & { community: number; item: string }

const HOUR = 3_600_000
const CHANNELS = [['counter', 30], ['hotline', 34], ['resident', 20], ['grid', 14], ['open311', 2]] as const // prettier-ignore
/** By how often people come with it; the heating in winter, noise in summer. */
const often = (code: string, month: number): number => {
  const base: Record<string, number> = { R01: 6, R02: 5, R03: 9, R04: 6, R05: 7, R06: 9, R07: 3, S01: 4, S02: 2, S03: 2, S04: 4, S05: 5, S06: 3, S07: 14, S08: 3, P01: 4, P02: 4, P03: 2, U01: 2 }
  const winter = month >= 11 || month <= 2
  if (code === 'R05') return winter ? 22 : base.R05!
  if (code === 'R04') return month >= 6 && month <= 8 ? 14 : base.R04!
  return base[code] ?? 1
} // prettier-ignore
const NATURE = (code: string) =>
  code === 'S07'
    ? 'consult'
    : code.startsWith('S') || code === 'P01'
      ? 'apply'
      : code === 'R04' || code === 'R06'
        ? 'complaint'
        : 'help'
const ROADS = [
  ['柳青路', '柳青一街', '府右路'],
  ['大官苑路', '三和街', '涑河北街'],
  ['金润路', '算圣路', '祊河路'],
] as const
const GRADES = [[5, 52], [4, 30], [3, 12], [2, 4], [1, 2]] as const // prettier-ignore

/** A year of cases of the three communities up to an instant; the last days have some still open. The same instant gives the same year. */
export function yearOfCases(rng: Random, now: Date, phone: () => string): YearCase[] {
  const today = new Date(now.getTime() + 8 * HOUR).toISOString().slice(0, 10)
  const cases: YearCase[] = []
  for (let day = addDays(today, -365); day <= today; day = addDays(day, 1)) {
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    for (let n = rng.int(0, weekend ? 1 : 4); n > 0; n--) {
      const made = oneCase(rng, day, now, phone)
      if (made.openedAt < now) cases.push(made)
    }
  }
  return cases
}

function oneCase(rng: Random, day: Day, now: Date, phone: () => string): YearCase {
  const month = Number(day.slice(5, 7))
  const item = rng.weighted(ITEMS.map((i): [ItemSketch, number] => [i, often(i.code, month)]))
  const channel = channelOf(rng, item)
  const community = rng.weighted(DETAILED.map((d, i) => [i, d.share] as const))
  const [title, text] = rng.pick(SAYINGS[item.code]!)
  const openedAt = new Date(Date.parse(`${day}T08:30:00+08:00`) + rng.int(0, 9 * 60) * 60_000)
  const steps = halted(rng, stepsOf(rng, item, channel, openedAt), openedAt, now)
  const closed = steps.at(-1)?.verb === 'check' ? steps.at(-1)!.at : null
  return {
    community,
    item: item.code,
    nature: NATURE(item.code),
    channel,
    urgency: item.code === 'P03' ? 'critical' : item.code === 'R05' && rng.chance(0.3) ? 'urgent' : 'normal',
    title,
    text,
    place: { text: `${rng.pick(ROADS[community]!)}${rng.int(1, 260)}号`, ...pointIn(rng, community) },
    name: surname(rng) + givenName(rng, rng.chance(0.5) ? '1' : '2', rng.int(1945, 1998)),
    phone: phone(),
    public: item.code.startsWith('R0') && Number(item.code.slice(2)) <= 3,
    openedAt,
    steps,
    ...ratingOf(rng, closed, now),
  }
}

/** What has been done by now. Of the last days some wait at a step, and a few of the last weeks were left lying. */
function halted(rng: Random, steps: PastStep[], from: Date, now: Date): PastStep[] {
  const [stays, at] = [rng.next(), rng.int(0, steps.length - 1)]
  const age = (now.getTime() - from.getTime()) / (24 * HOUR)
  const left = age < 5 ? stays < 0.7 : age < 40 && stays < 0.04
  return (left ? steps.slice(0, at) : steps).filter((s) => s.at < now)
}

function channelOf(rng: Random, item: ItemSketch): YearCase['channel'] {
  const open = CHANNELS.filter(([c]) => (item.channels ?? ['counter', 'resident']).includes(c))
  return open.length > 0 ? rng.weighted(open) : 'counter'
}

/** From the door to the check: hours apart, now and then days too late. */
function stepsOf(rng: Random, item: ItemSketch, channel: YearCase['channel'], from: Date): PastStep[] {
  const worker = { byName: '社区工作人员', byRole: 'communityWorker' } as const
  const street = { byName: '街道办事处', byRole: 'subdistrictOfficer' } as const
  const slow = rng.chance(0.06) ? 4 : 1
  let at = from.getTime()
  const later = (hours: number) => new Date((at += Math.round(hours * slow * HOUR)))
  const days = item.days ?? 5
  const steps: PastStep[] = []
  if (!['counter', 'hotline', 'grid'].includes(channel))
    steps.push({ verb: 'accept', at: later(0.2 + rng.next() * 2), ...worker })
  steps.push({ verb: 'take', at: later(0.2 + rng.next() * Math.min(6, days * 3)), ...worker })
  steps.push({
    verb: 'handle',
    at: later(0.5 + rng.next() * Math.max(1, days - 1) * 16),
    ...worker,
    text: ANSWERS[item.code]!,
  })
  steps.push({ verb: 'check', at: later(0.5 + rng.next() * 6), ...street })
  return steps
}

function ratingOf(rng: Random, closed: Date | null, now: Date): Pick<YearCase, 'rating'> {
  const [rated, grade, after] = [rng.chance(0.45), rng.weighted(GRADES), 2 + rng.next() * 40]
  const at = new Date((closed?.getTime() ?? 0) + after * HOUR)
  if (!closed || !rated || at >= now) return {}
  const text = grade >= 4 ? '' : grade === 3 ? '就是等得久了点。' : '问了几次才有人答复。'
  const answered = now.getTime() - at.getTime() > 6 * 24 * HOUR
  return {
    rating: {
      grade,
      text,
      at,
      ...(grade <= 2 && answered ? { answer: '已向居民当面道歉并说明情况，今后每一步都主动告知。' } : {}),
    },
  }
}
