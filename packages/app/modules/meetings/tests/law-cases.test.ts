import { casesOf, type Row } from '@liren/ballots/cases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { checkCall } from '../commands/checks.ts'
import type { Matter, MeetingForm, MeetingKind, Reason } from '../contract/base.ts'
import { appraisalLaw } from '../law/appraisal.ts'
import { decide, held } from '../law/judge.ts'
import { decidersOf, dutiesOf, lawOf, type Law } from '../law/load.ts'
import { leastDaysOn } from '../law/publicity.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const DAYS: Record<string, string> = { 1989: '2010-06-01', 2018: '2021-06-01', 2025: '2026-06-01' }
const path = () => world.city.communityA2.path
const lawOn = (kind: MeetingKind, day: string): Promise<Law> => world.system((ctx) => lawOf(ctx, kind, day, path()))
const word = (passed: boolean) => (passed ? 'yes' : 'no')
const open = { verdict: 'open', article: '—' }
const said = (reason: Reason | undefined) => (reason ? { verdict: word(reason.passed), article: reason.article } : open)

/** What the module makes of a row's facts, by what it reads of the law and computes; the finding that the row names. */
async function judge(row: Row): Promise<{ verdict: string; article: string }> {
  const day = row['day'] || DAYS[row['law']!]!
  const [kind, body] = row['kind']!.split(' ') as [string, MeetingKind]
  if (kind === 'call') return judgeCall(await lawOn(body, day), row)
  if (kind === 'notice') return judgeNotice(row)
  if (kind === 'publicity') return judgePublicity(row)
  const law = await lawOn(kind === 'residents' ? 'residentsMeeting' : 'representativesMeeting', day)
  return law.known ? judgeMeeting(law, row) : open
}

function judgeMeeting(law: Law, row: Row) {
  const at = row['entitled']!.split('+').map(Number)
  const entitled = at.reduce((a, b) => a + b, 0)
  if (row['finding'] === 'form') return { verdict: word(law.forms.includes(row['by'] as MeetingForm)), article: law.quorum!.article } // prettier-ignore
  if (row['finding'] === 'composition') return said(held('composition', at[1]!, entitled, law.composition!))
  const { passed, reasons } = decide(law.day, law, {
    entitled,
    sitting: Number(row['n']),
    votesFor: Number(row['for']),
  })
  const named = reasons.find((r) => r.rule === (row['finding'] === 'votes' ? 'majority' : 'quorum'))!
  return { verdict: word(passed), article: named.article }
}

/** Who may not demand it at all is refused by the command (`meetings.noSuchDemand`): nothing to judge. */
function judgeCall(law: Law, row: Row) {
  const call = law.calls.find((c) => c.byWhom === row['by'])
  return said(call && held('call', Number(row['n']), Number(row['entitled']), call.share))
}

/** As a meeting is called on a day for a day. */
async function judgeNotice(row: Row) {
  const law = await lawOn('residentsMeeting', row['entitled']!)
  const meetsAt = new Date(`${row['entitled']}T02:00:00Z`)
  const given = { form: 'allAdults' as const, meetsAt, endsAt: new Date(meetsAt.getTime() + 3_600_000), shortNotice: row['special'] === 'yes' ? '防汛' : null } // prettier-ignore
  const article = law.notice!.article
  try {
    await world.system(async (ctx) => checkCall({ ...ctx, now: new Date(`${row['by']}T02:00:00Z`) }, 'residentsMeeting', given, law)) // prettier-ignore
    return { verdict: 'yes', article }
  } catch (e) {
    expect(e).toBeInstanceOf(AppError)
    expect(['meetings.shortNotice', 'meetings.inThePast']).toContain((e as AppError).code)
    return { verdict: 'no', article }
  }
}

async function judgePublicity(row: Row) {
  const law = await world.system((ctx) => leastDaysOn(ctx, row['by']!, path()))
  return law ? { verdict: word(row['entitled']! >= law.until), article: law.article } : open
}

/** A demand by people whom the law does not name: the engine for elections says no to it, the module does not take it down. */
const notNamed = (row: Row) => row['finding'] === 'body'

describe.each(['meetings', 'meetingDays'])('law cases of %s, by what the module computes', (name) => {
  const rows = casesOf(name).filter((row) => row['kind'] !== 'audit')
  it.each(rows.map((row) => [row['case']!, row] as const))('%s', async (_, row) => {
    expect(await judge(row)).toEqual(notNamed(row) ? open : { verdict: row['verdict'], article: row['article'] })
  })
})

/** Who decides a matter on a day, and what has to be before: the facts and what the law of the day says. */
const matters: [day: string, kind: MeetingKind, matter: Matter, decides: boolean, study: string, delegate: string][] = [
  ['2025-12-31', 'residentsMeeting', 'convention', true, '—', '—'],
  ['2026-01-01', 'residentsMeeting', 'convention', true, '第三十条', '—'],
  ['2026-01-01', 'representativesMeeting', 'convention', true, '第三十条', '第三十条'],
  ['2026-01-01', 'representativesMeeting', 'charter', true, '第三十条', '第三十条'],
  ['2026-01-01', 'representativesMeeting', 'annualReport', true, '第三十条', '第三十条'],
  ['2026-01-01', 'representativesMeeting', 'appraisal', true, '第三十条', '—'],
  ['2026-01-01', 'residentsMeeting', 'appraisal', true, '第三十条', '—'],
  ['2025-12-31', 'residentsMeeting', 'appraisal', true, '—', '—'],
  ['2026-01-01', 'representativesMeeting', 'otherImportant', true, '第三十条', '第三十条'],
  ['2026-01-01', 'representativesMeeting', 'supervisoryCommittee', true, '—', '—'],
  ['2026-01-01', 'representativesMeeting', 'delegation', false, '—', '—'],
  ['2026-01-01', 'residentsMeeting', 'delegation', true, '—', '—'],
  ['2026-01-01', 'committeeMeeting', 'otherImportant', false, '—', '—'],
  ['2026-01-01', 'groupMeeting', 'charter', false, '—', '—'],
  ['2026-01-01', 'committeeMeeting', 'other', true, '—', '—'],
]
describe('reserved matters', () => {
  it.each(matters)('on %s the %s on %s: decides %s, after study by %s, authorised by %s', async (day, kind, matter, decides, study, delegate) => {
    const law = await lawOn(kind, day)
    const { mustStudy, mustDelegate } = dutiesOf(law, kind, matter)
    expect([decidersOf(matter).includes(kind), mustStudy ? law.studyFirst!.article : '—', mustDelegate ? law.reserved!.article : '—']).toEqual([decides, study, delegate])
  }) // prettier-ignore

  it.each([
    ['2025-12-31', null, null],
    ['2026-01-01', '第三十七条', 2],
  ])('on %s an appraisal is held by the supervisory committee by %s, and ends a post at %s in a row', async (day, article, times) => {
    const { host, inARow } = await world.system((ctx) => appraisalLaw(ctx, day, path()))
    expect([host?.article ?? null, inARow?.times ?? null]).toEqual([article, times])
  }) // prettier-ignore
})
