import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Upload } from '#server/module.ts'
import { translator } from '#server/texts.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { ImportReply, ImportRow, importKinds as contract } from '../../contract/catalogue/import.ts'
import { readTree } from '../../rules/catalogue/sheet.ts'
import { cellsOf } from './cells.ts'

type Ask = z.output<typeof contract.query>
interface KindToPut {
  areaId: string
  parentId: string | undefined
  name: string
  usedFor: 'items' | 'cases' | 'both'
  source: string
}
const CODE = /^\d{2,}$/
const MOST_NAME = 60

/** The kind of this name below another, made with the next free number where it is not there. */
export async function putKind(
  ctx: Ctx,
  { areaId, parentId, name, usedFor, source }: KindToPut,
): Promise<{ id: string; made: boolean }> {
  // prettier-ignore
  const beside = ctx.db.selectFrom('serviceKind').select(['id', 'name', 'code', 'path'])
  const known = await (
    parentId ? beside.where('parentId', '=', parentId) : beside.where('parentId', 'is', null)
  ).execute()
  const found = known.find((k) => k.name === name)
  if (found) return { id: found.id, made: false }
  const parent = parentId
    ? await ctx.db.selectFrom('serviceKind').select('path').where('id', '=', parentId).executeTakeFirstOrThrow()
    : undefined
  const last = Math.max(0, ...known.map((k) => (CODE.test(k.code) ? Number(k.code) : 0)))
  const code = String(last + 1).padStart(2, '0')
  const area = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirstOrThrow()
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceKind')
    .values({
      id,
      areaId,
      areaPath: area.path,
      parentId: parentId ?? null,
      code,
      name,
      path: `${parent?.path ?? '/'}${code}/`,
      usedFor,
      source,
      ord: last + 1,
      validFrom: dayOf(ctx.now),
    }) // prettier-ignore
    .execute()
  return { id, made: true }
}

interface JudgedPath {
  row: number
  names: string[]
  problems: ImportRow['problems']
}

/** Rows of the tree with what is wrong in them: none, too long a name, the same path twice. */
function judgePaths(ctx: Ctx, rows: { row: number; names: string[] }[]): JudgedPath[] {
  const t = translator(ctx.locale)
  const seen = new Map<string, number>()
  return rows.map(({ row, names }) => {
    const key = names.join(' › ')
    const problems: ImportRow['problems'] = []
    const say = (reason: string, params: Record<string, string | number>) =>
      problems.push({ code: `services.${reason}`, severity: 'error', message: t(`services.${reason}`, params) })
    if (names.length === 0) say('rowNoName', {})
    const long = names.find((n) => n.length > MOST_NAME)
    if (long) say('rowNameLong', { most: MOST_NAME, length: long.length })
    if (seen.has(key)) say('rowPathTwice', { path: key, row: seen.get(key)! })
    else seen.set(key, row)
    return { row, names, problems }
  })
}

/** Names below the chosen root that are there already, as paths. */
async function pathsBelow(ctx: Ctx, parentId: string | undefined): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('serviceKind').select(['id', 'parentId', 'name']).execute()
  const below = Map.groupBy(rows, (r) => r.parentId ?? '')
  const paths = new Set<string>()
  const walk = (id: string, before: string[]): void => {
    for (const r of below.get(id) ?? []) {
      const path = [...before, r.name]
      paths.add(path.join(' › '))
      walk(r.id, path)
    }
  }
  walk(parentId ?? '', [])
  return paths
}

async function judged(ctx: Ctx, ask: Ask, file: Upload) {
  await require(ctx, 'services.catalogue', ask.areaId)
  if (ask.parentId) {
    const parent = await ctx.db.selectFrom('serviceKind').select('id').where('id', '=', ask.parentId).executeTakeFirst()
    if (!parent) throw new AppError('services.noKind', 422, {}, 'parentId')
  }
  return { rows: judgePaths(ctx, readTree(await cellsOf(file))), there: await pathsBelow(ctx, ask.parentId) }
}

function replyOf(rows: JudgedPath[], there: ReadonlySet<string>): ImportReply {
  const shown = rows.map(({ row, names, problems }): ImportRow => {
    const state = problems.length > 0 ? 'left' : there.has(names.join(' › ')) ? 'same' : 'new'
    return { row, code: '', name: names.at(-1) ?? '', department: '', kind: names.slice(0, -1).join(' › '), state, problems } // prettier-ignore
  })
  const count = (state: ImportRow['state']) => shown.filter((r) => r.state === state).length
  return { counts: { new: count('new'), changed: 0, same: count('same'), left: count('left') }, rows: shown }
}

/** What a tree of kinds would do; nothing is changed. */
export async function previewKinds(ctx: Ctx, ask: Ask, file: Upload): Promise<ImportReply> {
  const { rows, there } = await judged(ctx, ask, file)
  return replyOf(rows, there)
}

/** Takes in a tree of kinds of any depth, a column for each level. The same tree again changes nothing. */
export async function importKinds(ctx: Ctx, ask: Ask, file: Upload): Promise<ImportReply> {
  const { rows, there } = await judged(ctx, ask, file)
  const reply = replyOf(rows, there)
  const known = new Map<string, string>()
  for (const { names, problems } of rows) {
    if (problems.length > 0) continue
    let parentId = ask.parentId
    for (const [i, name] of names.entries()) {
      const key = names.slice(0, i + 1).join(' › ')
      const id = known.get(key) ?? (await putKind(ctx, { areaId: ask.areaId, parentId, name, usedFor: ask.usedFor, source: ask.source })).id // prettier-ignore
      known.set(key, id)
      parentId = id
    }
  }
  await record(ctx, { command: 'services.importKinds', areaId: ask.areaId, subject: { type: 'serviceKind', id: ask.parentId ?? ask.areaId }, changes: { file: [null, file.name], new: [null, reply.counts.new], same: [null, reply.counts.same], left: [null, reply.counts.left] }, reason: ask.source }) // prettier-ignore
  return reply
}
