import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import {
  BATCH,
  cited,
  day,
  done,
  helperRoles,
  hindrance,
  minuteKinds,
  needed,
  tally,
  teams,
  uuid,
  versioned,
  voids,
  whole,
  words,
} from './base.ts'

const base = '/api/elections/{id}'

export const account = z.object({
  printed: whole,
  issued: whole,
  spoiled: whole,
  leftOver: whole,
  returned: whole,
  valid: whole,
  blank: whole,
  void: voids,
})
export type Account = z.output<typeof account>
export const accountRow = account.extend({
  boxId: uuid, box: z.string(), version: z.number().int(),
  /** The box with whose ballots these are counted. */
  countedWith: uuid.nullable(),
  /** What does not add up, each in words of a code. */
  differences: z.array(hindrance),
  minuteId: uuid.nullable(), explained: z.boolean(),
}) // prettier-ignore

export const batchRow = z.object({
  id: uuid, boxId: uuid, boxNumber: z.number().int(), number: z.number().int(), ballots: z.number().int(), state: z.enum(['open', 'differs', 'agreed']),
  /** Whose ballots lie in it: residents' groups, or everybody's where none is named. */
  groupIds: z.array(uuid),
  /** Which teams have entered; what they entered only when both have. */
  entered: z.array(z.enum(teams)),
  mine: z.enum(teams).nullable(),
  result: tally.nullable(),
  /** Fields in which the two teams differ: candidates’ ids, `valid`, `blank`, `void`. */
  differs: z.array(z.string()),
}) // prettier-ignore
export type BatchRow = z.output<typeof batchRow>

export const minuteRow = z.object({
  id: uuid, kind: z.enum(minuteKinds), round: z.number().int(), boxId: uuid.nullable(), title: z.string(), text: z.string(), state: z.enum(['draft', 'signed']), signedBy: z.array(z.string()),
  signedAt: z.date().nullable(), hash: z.string().nullable(), intact: z.boolean(), version: z.number().int(),
}) // prettier-ignore

export const getCount = route({
  name: 'elections.getCount', method: 'GET', path: `${base}/count`, kind: 'query', permission: 'elections.view', summary: 'Accounts of boxes, batches and what stands in the way of a result',
  params: idParams,
  reply: z.object({ round: z.number().int(), accounts: z.array(accountRow), batches: z.array(batchRow), minutes: z.array(minuteRow),
    /** Who may count, and who does: the team, and whether it is the one for whom the actor enters. */
    counters: z.array(z.object({ id: uuid, name: z.string(), role: z.enum(helperRoles), team: z.enum(teams).nullable(), mine: z.boolean() })),
    hindrances: z.array(hindrance), totals: tally,
    /** What closing the count now would come to, where nothing stands in the way. */
    preview: z.unknown() }),
}) // prettier-ignore

export const setAccount = route({
  name: 'elections.setAccount', method: 'POST', path: `${base}/boxes/{boxId}/account`, kind: 'command', permission: 'elections.count', summary: 'Keeps what a box was given and gave back; batches of 50 are laid out, fewer than ten ballots together with those of another box',
  params: z.object({ id: uuid, boxId: uuid }), body: account.extend({ version: z.number().int().min(0), countedWith: uuid.optional() }), reply: done.extend({ batches: z.number().int(), differences: z.array(hindrance) }),
}) // prettier-ignore
export const explainDifference = route({
  name: 'elections.explainDifference', method: 'POST', path: `${base}/boxes/{boxId}/explain`, kind: 'command', permission: 'elections.count', summary: 'Lays a signed minute to the difference of a box',
  params: z.object({ id: uuid, boxId: uuid }), body: z.object({ ...versioned, minuteId: uuid }), reply: done,
}) // prettier-ignore
export const getBatch = route({
  name: 'elections.getBatch', method: 'GET', path: `${base}/batches/{batchId}`, kind: 'query', permission: 'elections.count', summary: 'A batch as one team sees it: its own figures only',
  params: z.object({ id: uuid, batchId: uuid }), query: z.object({ team: z.enum(teams) }),
  reply: batchRow.extend({ own: tally.nullable(), corrections: z.array(z.object({ at: z.date(), by: z.string(), why: z.string(), figures: tally })) }),
}) // prettier-ignore
export const enterTally = route({
  name: 'elections.enterTally', method: 'POST', path: `${base}/batches/{batchId}/tallies`, kind: 'command', permission: 'elections.count', summary: 'Enters what a team read from a batch; a second entry of the same team is a correction with its reason',
  params: z.object({ id: uuid, batchId: uuid }), 
  /** `counterId`: the appointment of the person for whom this account enters; only with its first entry of a round. */
  body: tally.extend({ team: z.enum(teams), counterId: uuid.optional(), why: words(200).default('') }),
  reply: done.extend({ state: z.enum(['open', 'differs', 'agreed']) }),
}) // prettier-ignore

export const writeMinute = route({
  name: 'elections.writeMinute', method: 'POST', path: `${base}/minutes`, kind: 'command', permission: 'elections.count', summary: 'Writes a minute',
  params: idParams, body: z.object({ kind: z.enum(minuteKinds), boxId: uuid.optional(), title: needed(120), text: needed(10_000) }), reply: done,
}) // prettier-ignore
export const editMinute = route({
  name: 'elections.editMinute', method: 'POST', path: `${base}/minutes/{minuteId}`, kind: 'command', permission: 'elections.count', summary: 'Changes a minute that is not signed',
  params: z.object({ id: uuid, minuteId: uuid }), body: z.object({ ...versioned, title: needed(120), text: needed(10_000) }), reply: done,
}) // prettier-ignore
export const signMinute = route({
  name: 'elections.signMinute', method: 'POST', path: `${base}/minutes/{minuteId}/sign`, kind: 'command', permission: 'elections.count', summary: 'Closes a minute with the names of those who signed it; from then on it does not change',
  params: z.object({ id: uuid, minuteId: uuid }), body: z.object({ ...versioned, signedBy: z.array(needed(60)).min(1).max(30) }), reply: done.extend({ hash: z.string() }),
}) // prettier-ignore

export const papers = [
  'plan', 'committee', 'voterList', 'candidates', 'proxies', 'stations', 'ballot', 'tallySheet', 'minutes', 'result', 'certificates', 'handover',
] as const // prettier-ignore
export type Paper = (typeof papers)[number]
export const getPaper = route({
  name: 'elections.getPaper', method: 'GET', path: `${base}/papers/{paper}`, kind: 'query', permission: 'elections.view', summary: 'A paper of the election as DOCX or PDF',
  params: z.object({ id: uuid, paper: z.enum(papers) }), query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), reply: 'file',
}) // prettier-ignore
export const getArchive = route({
  name: 'elections.getArchive', method: 'GET', path: `${base}/archive`, kind: 'query', permission: 'elections.view', summary: 'The archive of an election in one file that `liren verify` checks without the server',
  params: idParams, reply: 'file',
}) // prettier-ignore
export { BATCH, cited, day }
