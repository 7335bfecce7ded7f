import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Upload } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { contentOf, type Content } from '../../contract/catalogue/content.ts'
import type { ImportReply, ImportRow, importItems as contract } from '../../contract/catalogue/import.ts'
import { readItems, type ListedItem } from '../../rules/catalogue/sheet.ts'
import { cellsOf } from './cells.ts'
import { judgeItems, type Judged } from './judge.ts'
import { putKind } from './kind-import.ts'
import { writeVersion } from './write.ts'

type Ask = z.output<typeof contract.query>

async function judged(ctx: Ctx, ask: Ask, file: Upload): Promise<Judged[]> {
  const kind = await ctx.db.selectFrom('serviceKind').selectAll().where('id', '=', ask.kindId).executeTakeFirst()
  if (!kind || kind.usedFor === 'cases' || kind.validTo !== null)
    throw new AppError('services.noKind', 422, {}, 'kindId')
  const rows = readItems(await cellsOf(file))
  if (!rows) throw new AppError('services.listHeader', 422, { file: file.name }, 'file')
  return judgeItems(ctx, ask, rows)
}

const replyOf = (rows: readonly ImportRow[]): ImportReply => {
  const count = (state: ImportRow['state']) => rows.filter((r) => r.state === state).length
  return {
    counts: { new: count('new'), changed: count('changed'), same: count('same'), left: count('left') },
    rows: [...rows],
  }
}
const shownRow = ({ listed, state, problems, code }: Judged): ImportRow => ({ row: listed.row, code, name: listed.name, department: listed.department, kind: listed.kind, state, problems }) // prettier-ignore

/** What an item list would do; nothing is changed. @throws AppError `services.listHeader`, `services.listEmpty`, `services.noKind` */
export async function previewItems(ctx: Ctx, ask: Ask, file: Upload): Promise<ImportReply> {
  await require(ctx, 'services.catalogue', ask.areaId)
  return replyOf((await judged(ctx, ask, file)).map(shownRow))
}

/**
 * Takes in an item list: new items, and new versions of those that the list says otherwise. Rows with problems are left out;
 * the same list a second time changes nothing. Certificates that committees must not issue are left out (民发〔2020〕20号).
 */
export async function importItems(ctx: Ctx, ask: Ask, file: Upload): Promise<ImportReply> {
  const path = await require(ctx, 'services.catalogue', ask.areaId)
  const rows = await judged(ctx, ask, file)
  const kinds = new Map<string, string>()
  for (const row of rows) {
    if (row.state !== 'new' && row.state !== 'changed') continue
    const kindId = row.listed.kind ? await kindNamed(ctx, ask, row.listed.kind, kinds) : ask.kindId
    await write(ctx, ask, path, row, kindId)
  }
  const reply = replyOf(rows.map(shownRow))
  await record(ctx, {
    command: 'services.importItems',
    areaId: ask.areaId,
    subject: { type: 'serviceItem', id: ask.areaId },
    changes: { file: [null, file.name], ...Object.fromEntries(Object.entries(reply.counts).map(([k, n]) => [k, [null, n]])) }, // prettier-ignore
    reason: ask.source,
  })
  return reply
}

async function kindNamed(ctx: Ctx, ask: Ask, name: string, known: Map<string, string>): Promise<string> {
  const found = known.get(name) ?? (await putKind(ctx, { areaId: ask.areaId, parentId: ask.kindId, name, usedFor: 'items', source: ask.source })).id // prettier-ignore
  known.set(name, found)
  return found
}

/** What a list does not say is left unsaid: no fee is made up, no paper asked for. */
const bare = (kindId: string): Omit<Content, 'name'> => ({
  kindId, summary: '', clientGroups: ['everyone'], vulnerable: [], fee: { mode: 'unstated', reductions: [], receipt: 'none' }, eligibility: '', documents: [], form: [], basis: [],
  channels: ['counter'], promise: null, providerId: null, department: '', source: '',
}) // prettier-ignore

/** What the list says, over what was there. */
function contentOfRow(listed: ListedItem, before: Content | undefined, kindId: string, source: string): Content {
  const { name, department, summary, basis, days, url } = listed
  const old = before ?? bare(kindId)
  return contentOf.parse({
    ...old,
    kindId,
    name,
    department: department || old.department,
    summary: summary || old.summary,
    basis: basis ? [{ document: basis.slice(0, 120), article: '', policyKey: null }] : old.basis,
    promise: days ? { value: days, unit: 'workingDay' } : old.promise,
    source: (url || source).slice(0, 200),
  })
}

async function write(ctx: Ctx, ask: Ask, path: string, { listed, code, old }: Judged, kindId: string): Promise<void> {
  const content = contentOfRow(listed, old, kindId, ask.source)
  const validFrom = ask.validFrom ?? dayOf(ctx.now)
  const reason = old ? ask.source : null
  if (!old) {
    await writeVersion(ctx, { item: { areaId: ask.areaId, path, code, importKey: code }, seq: 1, content, validFrom, validTo: null, reason }) // prettier-ignore
    return
  }
  const item = { id: old.itemId, areaId: ask.areaId, path, code: old.code }
  const next = validFrom > old.validFrom
  if (next) await ctx.db.updateTable('serviceItemVersion').set({ validTo: validFrom, reason }).where('itemId', '=', old.itemId).where('seq', '=', old.seq).execute() // prettier-ignore
  const { seq } = old
  await writeVersion(ctx, { item, seq: next ? seq + 1 : seq, content, validFrom: next ? validFrom : old.validFrom, validTo: null, reason }) // prettier-ignore
  await ctx.db.updateTable('serviceItem').set((e) => ({ version: e('version', '+', 1) })).where('id', '=', old.itemId).execute() // prettier-ignore
}
