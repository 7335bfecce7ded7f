import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { openStoredFile } from '#server/files.ts'
import type { FileReply } from '#server/module.ts'
import { accountOf, refuse, seenElection, type Seen } from '../commands/support.ts'
import type * as contract from '../contract/scans.ts'
import { minutesOf } from './count.ts'
import { boxesOf } from './voting.ts'

type Of = Pick<Seen, 'communityId' | 'id'>
export type Scan = Omit<Selectable<Database['electionScan']>, 'ofKind'> & { ofKind: contract.ScanKind }
export type Target = z.output<typeof contract.target>

/** Scans of an election in the order in which they were laid. */
export const scansOf = (ctx: Ctx, of: Of): Promise<Scan[]> =>
  ctx.db.selectFrom('electionScan').selectAll().where('communityId', '=', of.communityId).where('electionId', '=', of.id).orderBy('at').orderBy('id').execute() as Promise<Scan[]> // prettier-ignore

const batchRows = (ctx: Ctx, of: Of) =>
  ctx.db
    .selectFrom('electionBatch as b')
    .innerJoin('electionBox as x', (j) => j.onRef('x.communityId', '=', 'b.communityId').onRef('x.electionId', '=', 'b.electionId').onRef('x.id', '=', 'b.boxId'))
    .select(['b.id', 'b.state', 'b.round', 'b.number', 'x.number as box'])
    .where('b.communityId', '=', of.communityId)
    .where('b.electionId', '=', of.id)
    .orderBy('b.round').orderBy('x.number').orderBy('b.number')
    .execute() // prettier-ignore

/** What a scan may be laid to: the election, its boxes, its batches, its minutes. */
export async function targetsOf(ctx: Ctx, of: Of & { round: number }): Promise<Target[]> {
  const [boxes, batches, minutes] = [await boxesOf(ctx, of), await batchRows(ctx, of), await minutesOf(ctx, of)]
  return [
    { of: 'election', id: null, name: '' },
    ...boxes.map((b): Target => ({ of: 'box', id: b.id, name: `${b.number}. ${b.name}` })),
    ...batches.filter((b) => b.round === of.round).map((b): Target => ({ of: 'batch', id: b.id, name: `${b.box}-${b.number}` })),
    ...minutes.map((m): Target => ({ of: 'minute', id: m.id, name: m.title })),
  ]
} // prettier-ignore

/** Batches that the two teams still count, blind to each other: the other team's sheet would tell. */
async function blindOf(ctx: Ctx, of: Seen): Promise<ReadonlySet<string>> {
  if (of.state !== 'counting') return new Set()
  return new Set((await batchRows(ctx, of)).filter((b) => b.state === 'open').map((b) => b.id))
}
const readable = (ctx: Ctx, scan: Scan, blind: ReadonlySet<string>): boolean =>
  !blind.has(scan.ofId ?? '') || (scan.byAccount !== null && scan.byAccount === accountOf(ctx))

/** Scans of an election, for who runs it or counts. */
export async function listScans(ctx: Ctx, id: string): Promise<z.output<typeof contract.listScans.reply>> {
  const of = await seenElection(ctx, 'elections.count', id)
  const blind = await blindOf(ctx, of)
  const rows = (await scansOf(ctx, of)).map((s) => ({
    id: s.id, of: s.ofKind, ofId: s.ofId, ofName: s.ofName, round: s.round, name: s.name, type: s.type, bytes: s.bytes, hash: s.hash, at: s.at, by: s.byName,
    readable: readable(ctx, s, blind),
    superseded: s.supersededAt && { at: s.supersededAt, by: s.supersededBy ?? '', why: s.supersededWhy ?? '' },
  }))
  return { open: of.state !== 'archived', rows, targets: await targetsOf(ctx, of) }
} // prettier-ignore

/** A scan as it is kept. @throws AppError `access.notFound`, `elections.scanBlind` (403) while two teams count its batch */
export async function getScan(ctx: Ctx, id: string, scanId: string): Promise<FileReply> {
  const of = await seenElection(ctx, 'elections.count', id)
  const found = (await scansOf(ctx, of)).find((s) => s.id === scanId)
  if (!found) throw notFound()
  if (!readable(ctx, found, await blindOf(ctx, of))) throw refuse('scanBlind', { batch: found.ofName }, 403)
  return openStoredFile(ctx, found.fileId)
}
