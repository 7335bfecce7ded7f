import { demonstrationPassword, seedAccounts } from '#modules/accounts/index.ts'
import { loadHistory } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { asSystem, type House } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { makeCity, SEED, type DemoCity } from './city.ts'
import { ACCOUNTS, demoAccounts } from './load/accounts.ts'
import { daysAgo, DRAWN, loadAct } from './load/acts.ts'
import { loadAreas } from './load/areas.ts'
import { loadPlanningAreas, loadOutlines } from './load/maps.ts'
import { demoResident, loadTies } from './load/residents.ts'
import { registerSlices, type AreaIds, type Slice } from './load/register.ts'
import { loadPastAct } from './load/past-act.ts'
import { loadPlans } from './load/plans.ts'
import { loadPolicies } from './load/policies.ts'
import { loadOrgans } from './load/organs.ts'
import { loadHall } from './load/hall.ts'
import { loadServices } from './load/services.ts'
import { loadReported } from './load/reported.ts'
import { loadElections } from './elections/index.ts'
import { loadMeetings } from './meetings/index.ts'
import { demonstrationState, emptyDatabase, recordBuilt, tidyUp, setState } from './state.ts'
import { DETAILED_TOWN } from './survey2002.ts'

export { removeDemonstration, demonstrationState } from './state.ts'
export { seedPeople } from './seed.ts'

/** A line for each account of the demonstration: log-in, what for, and where. */
export const demonstrationAccounts = (): string[] => [
  ...ACCOUNTS.map(([login, name]) => `${login.padEnd(10)} ${name}`),
  `密码 password: ${demonstrationPassword}`,
]

const STEPS: Record<Slice['name'], string> = {
  places: '小区、楼栋、房屋 homes',
  events: '历年登记事项 events since 2000',
  people: '人口与家庭 people',
  surroundings: '驻地单位、专项名单 units and lists',
}

/**
 * Builds the demonstration city in an empty database, step by step, each in its own transaction; what an earlier start
 * left unfinished is emptied first.
 * @param say receives a line for each step
 */
export async function buildDemonstration(house: House, say: (line: string) => void): Promise<void> {
  const began = performance.now()
  const tell = (what: string) =>
    say(`演示城市 ${((performance.now() - began) / 1000).toFixed(0).padStart(3)} s  ${what}`)
  const system = <T>(work: (ctx: Ctx) => Promise<T>) => asSystem(house, 'demonstration', work)
  if ((await demonstrationState(house)) === 'building') await emptyDatabase(house)
  await system((ctx) => setState(ctx, 'building'))
  tell('2000—今 推演三个社区的人口 three communities, year by year')
  const city = makeCity(dayOf(house.clock()))
  tell('行政区划 divisions')
  const areas = await system((ctx) => loadAreas(ctx, city))
  await system((ctx) => loadSetting(ctx, city, areas))
  for (const slice of await system(async (ctx) => registerSlices(ctx, city, areas, DETAILED_TOWN))) {
    tell(STEPS[slice.name])
    await system((ctx) => loadHistory(ctx, areas.get(DETAILED_TOWN)!, slice.source, slice.history))
  }
  await tidyUp(house)
  tell('已施行的社区调整 a boundary act of the past')
  await loadPastAct(house, system, areas.get(DETAILED_TOWN)!)
  tell('社区规划方案 plans drawn by the engine')
  const { schemeIds } = await loadPlans(daysAgo(system, DRAWN), areas.get(DETAILED_TOWN)!)
  await loadAct(system, schemeIds[0]!)
  tell('组织、任期、制度 bodies, terms and rules')
  await system((ctx) => loadOrgans(ctx, areas, SEED))
  tell('社区服务：事项、网点、一年的诉求 services and a year of cases')
  const { hallId } = await system((ctx) => loadServices(ctx, areas, SEED))
  await loadHall(house, hallId, await system((ctx) => areaOf(ctx, areas.get(DETAILED_TOWN)!)))
  tell('选举：一次已办结、一次进行中 elections: one over, one under way')
  await loadElections(system, areas)
  tell('会议和居务公开 half a year of meetings and publicity')
  await loadMeetings(system, dayOf(house.clock()), areas)
  await system(async (ctx) => {
    const resident = await demoResident(ctx, areas)
    await seedAccounts(ctx, demoAccounts(areas, resident.name))
    await loadTies(ctx, areas, resident.personId)
    await setState(ctx, 'ready')
    await recordBuilt(ctx, areas.get('3713')!)
  })
  tell('完成 ready')
}

/** What surrounds the register: planning areas, outlines, figures of the report, policies. */
async function loadSetting(ctx: Ctx, city: DemoCity, areas: AreaIds): Promise<void> {
  await loadPlanningAreas(ctx, areas)
  await loadOutlines(ctx, areas)
  await loadReported(ctx, city, areas)
  await loadPolicies(ctx)
}

const areaOf = (ctx: Ctx, id: string) =>
  ctx.db.selectFrom('area').select(['id', 'path']).where('id', '=', id).executeTakeFirstOrThrow()
