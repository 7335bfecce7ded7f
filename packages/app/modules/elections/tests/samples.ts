import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { setAccount } from '../commands/count.ts'
import { signMinute, writeMinute } from '../commands/minutes.ts'
import { giveProxy } from '../commands/proxies.ts'
import { addComplaint } from '../commands/complaints.ts'
import { nominate } from '../commands/candidates.ts'
import { addBox, addHelper } from '../commands/stations.ts'
import { raiseObjection } from '../commands/voters/objections.ts'
import type { Kind, Mode } from '../contract/base.ts'
import { candidatesOf, committeeOf } from '../queries/candidates.ts'
import { batchesOf } from '../queries/count.ts'
import { layScan, PDF } from './scan-files.ts'
import { countersFor, election, formalOf, outgoing, plan, step, toCandidates, toCounting, toElected, toList, toVoting, worker, type Road } from './road.ts' // prettier-ignore

type At = 'communityA1' | 'communityA2' | 'committeeA3' | 'communityB1' | 'committeeB2'
interface Place {
  at: At
  kind?: Kind
  mode?: Mode
  seats?: NonNullable<Parameters<typeof plan>[2]>['seats']
}
const roads = new WeakMap<World, Map<string, Promise<Road & { box: string }>>>()

/** An election that was brought so far, once for a world; the clock stands afterwards where it stood. */
function road(world: World, place: Place, bring: (r: Road) => Promise<string | void>): Promise<Road & { box: string }> {
  const here = roads.get(world) ?? new Map<string, Promise<Road & { box: string }>>()
  roads.set(world, here)
  const key = `${place.at} ${place.kind ?? 'general'}`
  const made = here.get(key) ?? build(world, place, bring)
  here.set(key, made)
  return made
}
async function build(world: World, { at, kind, mode, seats }: Place, bring: (r: Road) => Promise<string | void>) {
  const now = world.now
  if (kind === 'byElection') await outgoing({ world, communityId: world.city[at].id })
  const r = await plan(world, at, { kind, mode, ...(seats ? { seats } : {}) })
  const box = (await bring(r)) ?? ''
  world.now = now
  return Object.assign(r, { box })
}

const planned = (world: World) => road(world, { at: 'communityA1', kind: 'supervisory' }, async () => {})
const registering = (world: World) =>
  road(world, { at: 'communityA2', mode: 'households' }, async (r) => {
    await step(r, 'selectCommittee', { members: r.heads.slice(-3).map((p, i) => ({ personId: p.personId, post: i === 0 ? 'chair' : 'alternate' })) })
    await step(r, 'adoptPlan')
    await step(r, 'openRegistration')
  }) // prettier-ignore
const listed = (world: World) => road(world, { at: 'communityA1' }, toList)
const nominating = (world: World) =>
  road(world, { at: 'committeeA3' }, async (r) => {
    await toList(r)
    await step(r, 'openNomination')
  })
const voting = (world: World) =>
  road(world, { at: 'communityB1' }, async (r) => {
    await toList(r)
    await toCandidates(r)
    return toVoting(r)
  })
const counting = (world: World) => road(world, { at: 'committeeB2' }, (r) => toCounting(r, { ballots: 3 }))
const elected = (world: World) =>
  road(world, { at: 'committeeA3', kind: 'byElection', seats: [{ post: 'member', seats: 2 }] }, async (r) => {
    await toElected(r, { member: 3 })
  })
const archived = (world: World) =>
  road(world, { at: 'committeeB2', kind: 'supervisory' }, async (r) => {
    await toCounting(r, { ballots: 5 })
    await step(r, 'voidElection', { ground: 'fraud', note: '查实' })
    await step(r, 'archive')
  })

const by = (r: Road, at: At, rest: Partial<Sample> = {}): Sample => ({
  role: 'communityWorker',
  at,
  params: { id: r.id },
  ...rest,
})
const atOf = (world: World, r: Road): At => Object.entries(world.city).find(([, a]) => a.id === r.communityId)![0] as At
/** A sample on an election: what it is asked with may need something made first. */
const on =
  (make: (world: World) => Promise<Road & { box: string }>, rest: (r: Road & { box: string }, world: World) => Promise<Partial<Sample>> | Partial<Sample> = () => ({})) =>
  async (world: World): Promise<Sample> => {
    const r = await make(world)
    const more = await rest(r, world)
    return { ...by(r, atOf(world, r)), ...more, params: { id: r.id, ...more.params } }
  } // prettier-ignore
const as = <T>(r: Road, work: Parameters<typeof r.world.as<T>>[1]) => r.world.as(worker(r), work)
const version = async (r: Road) => (await election(r)).version
const page = { page: '1', size: '20' }

export const samples: Samples = {
  'elections.list': (world) => ({ role: 'communityWorker', at: 'communityA1', query: { ...page, areaId: world.city.communityA1.id } }),
  'elections.proposeCalendar': (world) => ({ role: 'communityWorker', at: 'communityA1', query: { communityId: world.city.communityA1.id, electionDay: '2026-08-01' } }),
  'elections.proposeSeats': (world) => ({ role: 'communityWorker', at: 'communityB1', query: { communityId: world.city.communityB1.id, electionDay: '2026-08-01' } }),
  'elections.plan': (world) => ({
    role: 'communityWorker', at: 'communityB1',
    body: { communityId: world.city.communityB1.id, kind: 'representatives', mode: 'allVoters', electionDay: '2026-08-01', seats: [{ post: 'representative', seats: 5 }], reason: '居民会议确定' },
  }),
  'elections.get': on(planned),
  'elections.changePlan': on(planned, async (r) => ({ body: { version: await version(r), mode: 'allVoters', electionDay: '2026-08-02', seats: [{ post: 'chair', seats: 1 }, { post: 'member', seats: 2 }] } })),
  'elections.step': on(planned, async (r) => ({ body: { version: await version(r), verb: 'selectCommittee', members: r.heads.slice(0, 3).map((p, i) => ({ personId: p.personId, post: i === 0 ? 'chair' : 'member' })) } })),
  'elections.voidSeat': on(elected, async (r) => ({ role: 'countyOfficer', at: 'lanshan', params: { candidateId: (await formalOf(r))[0]!.id }, body: { version: await version(r), ground: 'bribery', note: '经区政府查实' } })),
  'elections.leaveCommittee': on(listed, async (r, world) => {
    const members = await world.system((ctx) => committeeOf(ctx, r))
    return { params: { memberId: members[1]!.id }, body: { version: await version(r), reason: 'resigned' } }
  }),
  'elections.listComplaints': on(listed),
  'elections.addComplaint': on(listed, () => ({ body: { byName: '申诉人', text: '公告位置不明显' } })),
  'elections.answerComplaint': on(listed, async (r) => {
    const { id } = await as(r, (ctx) => addComplaint(ctx, r.id, { byName: '申诉人', text: '再一件' }))
    return { role: 'subdistrictOfficer', at: 'streetA', params: { complaintId: id }, body: { version: 1, answer: '已补张贴' } }
  }),
  'elections.listVoters': on(listed, () => ({ query: page })),
  'elections.drawList': on(registering, async (r) => ({ body: { version: await version(r) } })),
  'elections.recheckList': on(listed, async (r) => ({ body: { version: await version(r) } })),
  'elections.declareVoter': on(registering, async (r, world) => {
    const floating = await world.system((ctx) => ctx.db.selectFrom('electionVoter').select('personId').where('electionId', '=', r.id).where('state', '=', 'undeclared').executeTakeFirstOrThrow())
    return { params: { personId: floating.personId }, body: { declares: true } }
  }),
  'elections.addWorker': on(registering, () => ({ body: { name: '社工甲', sex: '2', birthOn: '1995-01-01', workingSince: '2025-01-01' } })),
  'elections.strikeVoter': on(registering, (r) => ({ params: { personId: r.heads[0]!.personId }, body: { strike: true, reason: '依照法律被剥夺政治权利' } })),
  'elections.setEntitled': on(registering, (r) => ({ params: { personId: r.heads[1]!.personId }, body: { entitled: false } })),
  'elections.listObjections': on(listed),
  'elections.raiseObjection': on(listed, (r) => ({ body: { personId: r.heads[3]!.personId, about: '某人', byName: '申诉人', kind: 'notEntitled', text: '已迁走' } })),
  'elections.decideObjection': on(listed, async (r) => {
    const { id } = await as(r, (ctx) => raiseObjection(ctx, r.id, { about: '某人', byName: '申诉人', kind: 'missing', text: '漏登' }))
    return { params: { objectionId: id }, body: { version: 1, uphold: false, decision: '经核对，没有漏登' } }
  }),
  'elections.findVoters': on(listed, (r) => ({ query: { search: r.heads[0]!.name } })),
  'elections.nominate': on(nominating, (r) => ({ body: { personId: r.heads[0]!.personId, post: 'chair', by: 'party' } })),
  'elections.vetCandidate': on(nominating, async (r, world) => {
    await as(r, (ctx) => nominate(ctx, r.id, { personId: r.heads[1]!.personId, post: 'chair', by: 'joint', nominators: r.heads.slice(5, 15).map((p) => p.personId), about: '' }))
    const found = (await world.system((ctx) => candidatesOf(ctx, r))).find((c) => c.personId === r.heads[1]!.personId)!
    return { params: { candidateId: found.id }, body: { version: found.version, with: '公安、纪检' } }
  }),
  'elections.withdrawCandidate': on(nominating, async (r) => {
    const { id } = await as(r, (ctx) => nominate(ctx, r.id, { personId: r.heads[2]!.personId, post: 'member', by: 'party', nominators: [], about: '' }))
    return { params: { candidateId: id }, body: { version: 1, reason: '本人书面申请' } }
  }),
  'elections.getVoting': on(listed),
  'elections.giveProxy': on(listed, (r) => ({ body: { principalId: r.heads[4]!.personId, proxyId: r.heads[5]!.personId, reason: '外出务工', writtenOn: '2026-06-01' } })),
  'elections.voidProxy': on(listed, async (r) => {
    const { id } = await as(r, (ctx) => giveProxy(ctx, r.id, { principalId: r.heads[6]!.personId, proxyId: r.heads[5]!.personId, reason: '外出', writtenOn: '2026-06-01' }))
    return { params: { proxyId: id }, body: { reason: '本人回来投票' } }
  }),
  'elections.addBox': on(listed, () => ({ body: { kind: 'station', name: '东区投票站', place: '东区活动室', opens: '08:00', closes: '17:00' } })),
  'elections.removeBox': on(listed, async (r) => {
    const { id } = await as(r, (ctx) => addBox(ctx, r.id, { kind: 'mobile', name: '流动票箱', place: '上门', opens: '08:00', closes: '12:00' }))
    return { params: { boxId: id }, body: { reason: '不再需要' } }
  }),
  'elections.addHelper': on(listed, (r) => ({ body: { personId: r.heads[7]!.personId, role: 'caller' } })),
  'elections.endHelper': on(listed, async (r) => {
    const { id } = await as(r, (ctx) => addHelper(ctx, r.id, { personId: r.heads[8]!.personId, role: 'counter' }))
    return { params: { helperId: id }, body: { reason: '因病' } }
  }),
  'elections.issueBallot': on(voting, (r) => ({ body: { personId: r.heads[0]!.personId, how: 'self' } })),
  'elections.takeBackMark': on(voting, (r) => ({ body: { personId: r.heads[0]!.personId, reason: '标错人' } })),
  'elections.getCount': on(counting),
  'elections.setAccount': on(counting, (r) => ({ params: { boxId: r.box }, body: { version: 0, printed: 10, issued: 3, spoiled: 0, leftOver: 7, returned: 3, valid: 3, blank: 0, void: {} } })),
  'elections.explainDifference': on(counting, async (r) => {
    await as(r, (ctx) => setAccount(ctx, r.id, r.box, { version: 1, printed: 11, issued: 3, spoiled: 0, leftOver: 7, returned: 3, valid: 3, blank: 0, void: {} }))
    const minute = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'difference', boxId: r.box, title: '差异说明', text: '多领一张' }))
    await as(r, (ctx) => signMinute(ctx, r.id, minute.id, { version: 1, signedBy: ['监票人甲', '监票人乙'] }))
    return { params: { boxId: r.box }, body: { version: 2, minuteId: minute.id } }
  }),
  'elections.getBatch': on(counting, async (r, world) => ({ params: { batchId: await firstBatch(r, world) }, query: { team: 'a' } })),
  'elections.enterTally': on(counting, async (r, world) => ({ params: { batchId: await firstBatch(r, world) }, body: { team: 'a', counterId: (await countersFor(r)).a, valid: 3, blank: 0, void: {}, votes: {} } })),
  'elections.writeMinute': on(counting, () => ({ body: { kind: 'count', title: '计票记录', text: '公开唱票、计票' } })),
  'elections.editMinute': on(counting, async (r) => {
    const { id } = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'other', title: '其他', text: '一' }))
    return { params: { minuteId: id }, body: { version: 1, title: '其他', text: '二' } }
  }),
  'elections.signMinute': on(counting, async (r) => {
    const { id } = await as(r, (ctx) => writeMinute(ctx, r.id, { kind: 'other', title: '另一份', text: '一' }))
    return { params: { minuteId: id }, body: { version: 1, signedBy: ['主持人'] } }
  }),
  'elections.listScans': on(counting),
  'elections.addScan': on(counting, () => ({ query: { of: 'election' }, file: { name: '记录.pdf', content: PDF } })),
  'elections.getScan': on(counting, async (r) => ({ params: { scanId: await scanned(r) } })),
  'elections.supersedeScan': on(counting, async (r) => ({ params: { scanId: await scanned(r) }, body: { reason: '缺一页' } })),
  'elections.getPaper': on(listed, () => ({ params: { paper: 'plan' }, query: { format: 'docx' } })),
  'elections.getArchive': on(archived),
  'elections.publicList': () => ({ role: 'resident', at: 'communityA1', query: page }),
  'elections.publicGet': on(listed),
  'elections.publicVoters': on(listed, () => ({ query: page })),
  'elections.publicCount': on(counting),
} // prettier-ignore

async function scanned(r: Road): Promise<string> {
  return (await as(r, (ctx) => layScan(ctx, r.id, { of: 'election' }, { name: '公告.pdf', content: PDF }))).id
}

async function firstBatch(r: Road, world: World): Promise<string> {
  const of = await election(r)
  return (await world.system((ctx) => batchesOf(ctx, of)))[0]!.id
}
