import {
  addRules,
  beginTerm,
  closeWork,
  foundOrgan,
  type Chosen,
  type OrganKey,
  type Post,
} from '#modules/organs/index.ts'
import { rule } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import { addMonths, dayOf, type Day } from '#shared/dates.ts'
import { random, type Random } from '../random.ts'
import { DETAILED_TOWN } from '../survey2002.ts'
import type { AreaIds } from './register.ts'

const PAPER = '换届选举结果报告（演示）'
interface Place {
  id: string
  name: string
}
interface Person {
  personId: string
  sex: string
}

/** Which part of the bodies a community of the demonstration has: the first is whole, the others lack something that coverage finds. */
const LACKS = [[], ['woman', 'supervisory'], ['chair', 'leaders', 'charter']] as const

/**
 * Bodies, terms and members of the communities that are written down person by person, and of the offices above them. Their terms end
 * two to five months after the day it is built on, so that coverage names them.
 */
export async function loadOrgans(ctx: Ctx, areas: AreaIds, seed: string): Promise<void> {
  await loadOffices(ctx, areas)
  const places = await communitiesOf(ctx, areas.get(DETAILED_TOWN)!)
  for (const [i, place] of places.entries()) {
    const chance = random(`${seed} organs ${place.name}`)
    const people = await peopleOf(ctx, place.id)
    if (i > 0) await closeBoundaries(ctx, place.id)
    if (people.length >= 40) await loadCommunity(ctx, place, people, chance, LACKS[i % LACKS.length]!)
  }
}

async function loadOffices(ctx: Ctx, areas: AreaIds): Promise<void> {
  const found = (code: string, kind: 'leadingGroup' | 'leadingOffice' | 'bureau' | 'subdistrictOffice', name: string, on: Day) =>
    foundOrgan(ctx, { areaId: areas.get(code)!, kind, name, on, source: '关于加强社区建设的意见（演示）' })
  const group = await found('3713', 'leadingGroup', '临沂市社区建设工作领导小组', '2001-06-01')
  await foundOrgan(ctx, { areaId: areas.get('3713')!, kind: 'leadingOffice', name: '临沂市社区建设工作领导小组办公室', on: '2001-06-01', source: '关于加强社区建设的意见（演示）', parent: { areaId: group.areaId, organId: group.id } })
  await found('371302', 'leadingGroup', '兰山区社区建设工作领导小组', '2001-08-01')
  await found('371302', 'bureau', '兰山区民政局', '1996-01-01')
  await found(DETAILED_TOWN, 'subdistrictOffice', '柳青街道办事处', '2001-01-01')
} // prettier-ignore

async function communitiesOf(ctx: Ctx, townId: string): Promise<Place[]> {
  return ctx.db
    .selectFrom('areaVersion')
    .select(['areaId as id', 'name'])
    .where('parentId', '=', townId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .where('kind', 'in', ['community', 'residentsCommittee'])
    .orderBy('codeStat')
    .execute()
}

/** What the boundary act of the past asked of the party body was done, but for the first community. */
async function closeBoundaries(ctx: Ctx, areaId: string): Promise<void> {
  const asked = await ctx.db
    .selectFrom('organWork')
    .select(['areaId', 'id'])
    .where('areaId', '=', areaId)
    .where('sourceKind', '=', 'boundary')
    .where('state', '=', 'open')
    .execute()
  for (const work of asked) await closeWork(ctx, { ...work, note: '党支部已随区划调整（演示）' })
}

/** One grown-up of each household, so that nobody sits beside a near relative by chance. */
async function peopleOf(ctx: Ctx, communityId: string): Promise<Person[]> {
  const rows = await ctx.db
    .selectFrom('resident')
    .select(['personId', 'sex', 'householdId'])
    .distinctOn('householdId')
    .where('communityId', '=', communityId)
    .where('supersededAt', 'is', null)
    .where('validTo', 'is', null)
    .where('validFrom', '<', addMonths(dayOf(ctx.now), -72))
    .where('birthOn', '>', addMonths(dayOf(ctx.now), -12 * 66))
    .where('birthOn', '<', addMonths(dayOf(ctx.now), -12 * 30))
    .orderBy('householdId')
    .orderBy('personId')
    .limit(120)
    .execute()
  return rows.map(({ personId, sex }) => ({ personId, sex }))
}

type Lack = (typeof LACKS)[number][number]
const as = (people: readonly Person[], posts: readonly Post[], inReason: Chosen['inReason']): Chosen[] =>
  posts.flatMap((post, i) => (people[i] ? [{ personId: people[i].personId, post, inReason }] : []))

async function loadCommunity(ctx: Ctx, place: Place, people: Person[], chance: Random, lacks: readonly Lack[]): Promise<void> {
  const years = (await rule<number>(ctx, 'residentsCommittee.termYears', dayOf(ctx.now))).value
  const to = addMonths(`${dayOf(ctx.now).slice(0, 7)}-20`, chance.int(2, 5))
  const from = addMonths(to, -12 * years)
  const women = people.filter((p) => p.sex === '2')
  const men = people.filter((p) => p.sex === '1')
  const members = lacks.includes('woman') ? men.slice(0, 7) : [men[0]!, women[0]!, men[1]!, men[2]!, women[1]!, men[3]!, men[4]!]
  const rest = people.filter((p) => !members.includes(p))
  const begin = async (key: OrganKey, seats: Chosen[], kind: 'election' | 'meeting' | 'appointment') => {
    await beginTerm(ctx, { organ: key, from, to, ruleSetDay: from, members: seats, source: { kind, id: null, text: PAPER } })
  }
  const body = async (kind: Parameters<typeof foundOrgan>[1]['kind'], name: string, more: object = {}) => {
    const o = await foundOrgan(ctx, { areaId: place.id, kind, name, on: addMonths(from, -1), source: '街道办事处批复（演示）', ...more })
    return { areaId: o.areaId, organId: o.id }
  }
  const short = place.name.replace(/(居民)?委员会$|居委会$/, '')
  const chair = lacks.includes('chair') ? 'viceChair' : 'chair'
  const committee = await body('residentsCommittee', `${short}居民委员会`, { posts: [{ kind: 'chair', seats: 1 }, { kind: 'viceChair', seats: 2 }, { kind: 'member', seats: 4 }] })
  await begin(committee, as(members, [chair, 'viceChair', 'member', 'member', 'member', 'member'], 'elected'), 'election')
  const branch = await body('branch', `${short}党支部`)
  await begin(branch, as([members[0]!, rest[0]!, members[1]!], ['secretary', 'deputySecretary', 'member'], 'elected'), 'election')
  if (!lacks.includes('supervisory')) await begin(await body('supervisoryCommittee', `${short}居务监督委员会`), as(rest.slice(1, 4), ['chair', 'member', 'member'], 'selected'), 'meeting')
  const households = await ctx.db.selectFrom('householdCount').select((e) => e.fn.sum<number>('delta').as('n')).where('communityId', '=', place.id).executeTakeFirst()
  const representatives = rest.slice(4, 4 + Math.max(28, Math.min(90, Math.ceil(Number(households?.n ?? 0) / 40))))
  await begin(await body('representatives', `${short}居民代表`), representatives.map((p) => ({ personId: p.personId, post: 'representative' as const, inReason: 'selected' as const })), 'meeting')
  for (const n of [1, 2, 3]) {
    const group = await body('residentsGroup', `第${'一二三'[n - 1]}居民小组`, { parent: committee })
    await begin(group, n === 3 && lacks.includes('leaders') ? [] : as([representatives[n]!], ['leader'], 'selected'), 'meeting')
  }
  await addRules(ctx, committee, lacks.includes('charter') ? ['convention'] : ['charter', 'convention', 'rulesOfOrder'], { adoptedOn: addMonths(from, 2), by: 'representativesMeeting', entitled: 35, present: 31, votesFor: 30, votesAgainst: 0, abstained: 1, filedWith: '柳青街道办事处' })
} // prettier-ignore
