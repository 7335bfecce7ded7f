import {
  addCounter,
  callNumber,
  openCounter,
  serveNumber,
  setHall,
  setPlaceDay,
  takeAtDesk,
  usualHall,
} from '#modules/services/index.ts'
import type { Actor, Ctx } from '#server/context.ts'
import { transact, type House } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'

const CLERKS = ['王芳', '李娜', '张丽'] as const
const BUSINESSES = [
  { letter: 'A', name: '综合受理', about: '诉求、证明、登记' },
  { letter: 'B', name: '社会救助', about: '救助、津贴、补贴' },
  { letter: 'C', name: '就业服务', about: '求职、培训、社保补贴' },
]
const NUMBERS = 18
/** How many have been called when the demonstration begins. */
const CALLED = 13
const MINUTE = 60_000

/**
 * The hall in the midst of its day, whatever the hour at which the demonstration is built: today is open all day and says so.
 * Three clerks at their counters, some served, some waiting; the counter 4 is free for whoever signs in as the clerk.
 */
export async function loadHall(house: House, placeId: string, area: { id: string; path: string }): Promise<void> {
  const now = house.clock()
  const at = <T>(time: Date, actor: Actor, work: (ctx: Ctx) => Promise<T>) =>
    transact({ ...house, clock: () => time }, { actor }, work)
  const system: Actor = { kind: 'system', name: 'demonstration' }
  const counters = await at(now, system, async (ctx) => {
    await openToday(ctx, placeId)
    await setHall(ctx, placeId, {
      ...usualHall,
      businesses: BUSINESSES,
      notice: '办事不用等叫名字，请看屏幕、听叫号。',
      version: 0,
    })
    return addCounters(ctx, placeId)
  })
  const midnight = new Date(`${dayOf(now)}T00:01:00+08:00`).getTime()
  const start = Math.max(now.getTime() - 100 * MINUTE, Math.min(midnight, now.getTime() - MINUTE))
  const pace = (now.getTime() - start) / (NUMBERS + 2)
  const clerks = CLERKS.map((name): Actor => clerkOf(name, area))
  for (const [i, clerk] of clerks.entries())
    await at(new Date(start), clerk, (ctx) => openCounter(ctx, counters[i]!, { version: 1 }))
  for (let n = 0; n < NUMBERS; n++) {
    await at(new Date(start + n * pace), system, (ctx) => takeAtDesk(ctx, placeId, numberOf(n)))
    const call = n - 1
    if (call < 0 || call >= CALLED) continue
    const [clerk, counter] = [clerks[call % 3]!, counters[call % 3]!]
    const when = start + (n + 0.5) * pace
    const { ticket } = await at(new Date(when), clerk, (ctx) => callNumber(ctx, counter, {}))
    // The last one was called a moment ago and is on their way.
    if (ticket && call < CALLED - 1)
      await at(new Date(when + pace / 3), clerk, (ctx) => serveNumber(ctx, ticket.id, { version: ticket.version }))
  }
}

const numberOf = (n: number) => ({
  letter: BUSINESSES[n % 5 === 0 ? 1 : n % 7 === 0 ? 2 : 0]!.letter,
  lane: n % 6 === 2 ? ('elder' as const) : ('normal' as const),
  key: `demonstration-${n}`,
})

async function openToday(ctx: Ctx, placeId: string): Promise<void> {
  const { version } = await ctx.db
    .selectFrom('servicePlace')
    .select('version')
    .where('id', '=', placeId)
    .executeTakeFirstOrThrow()
  await setPlaceDay(ctx, placeId, {
    version,
    day: dayOf(ctx.now),
    hours: [{ from: '00:00', to: '24:00' }],
    note: '演示日：今天全天开放',
  })
}

async function addCounters(ctx: Ctx, placeId: string): Promise<string[]> {
  const made: string[] = []
  for (const number of [1, 2, 3, 4])
    made.push((await addCounter(ctx, placeId, { number, name: `综合窗口${number}`, kind: 'front', letters: [] })).id)
  await addCounter(ctx, placeId, { number: 5, name: '统一出件窗口', kind: 'out', letters: [] })
  return made
}

const clerkOf = (name: string, area: { id: string; path: string }): Actor => ({
  kind: 'account', accountId: newId(new Date()), name: `柳青街道便民服务中心 ${name}`, grantId: newId(new Date()), role: 'counterClerk', areaId: area.id, path: area.path, strong: true,
}) // prettier-ignore
