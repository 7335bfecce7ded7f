import { sql } from 'kysely'
import { privileged } from '#server/house.ts'
import { translator } from '#server/texts.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import type { ErrorParams } from '#shared/errors.ts'
import type { ImportRow } from '../../contract/catalogue/import.ts'
import { itemCode } from '../../contract/catalogue/items.ts'
import { barredOn } from '../../queries/catalogue/barred.ts'
import type { ItemOn } from '../../queries/catalogue/item.ts'
import { sameAs } from '../../rules/catalogue/match.ts'
import type { ListedItem } from '../../rules/catalogue/sheet.ts'
import { byDepartment } from './checks.ts'

/** A row of a list with what becomes of it, and the version that it is about where there is one. */
export interface Judged {
  listed: ListedItem
  code: string
  state: ImportRow['state']
  problems: ImportRow['problems']
  old?: ItemOn
}
interface At {
  areaId: string
  validFrom?: string | undefined
  byDepartments: 'true' | 'false'
}
const NAME = 80

/** What is in the catalogue of an area: the last version of each item. */
async function standing(ctx: Ctx, areaId: string): Promise<ItemOn[]> {
  const rows = await ctx.db
    .selectFrom('serviceItemVersion as v')
    .selectAll()
    .where('v.areaId', '=', areaId)
    .where((e) =>
      e(
        'v.seq',
        '=',
        e
          .selectFrom('serviceItemVersion as w')
          .select((m) => m.fn.max('w.seq').as('seq'))
          .whereRef('w.itemId', '=', 'v.itemId'),
      ),
    ) // prettier-ignore
    .execute()
  return rows as unknown as ItemOn[]
}

/** Items of whose last version a case has begun. */
async function begunOf(ctx: Ctx, versions: readonly ItemOn[]): Promise<Set<string>> {
  if (versions.length === 0) return new Set()
  const { rows } = await privileged(ctx, (db) =>
    sql<{ itemId: string }>`
      select v.item_id from unnest(${versions.map((v) => v.itemId)}::uuid[], ${versions.map((v) => v.seq)}::int[]) as v(item_id, seq)
      where exists (select 1 from service_case c where c.item_id = v.item_id and c.item_seq = v.seq)`.execute(db),
  )
  return new Set(rows.map((r) => r.itemId))
}

/**
 * Holds each row of a list against the catalogue, the list itself, and what must not be issued. What is changed is so from today or later;
 * a version of the same day is mended in place only while no case has begun under it.
 */
export async function judgeItems(ctx: Ctx, at: At, rows: readonly ListedItem[]): Promise<Judged[]> {
  const t = translator(ctx.locale)
  const from = at.validFrom ?? dayOf(ctx.now)
  const barred = await barredOn(ctx, from)
  const level = (await ctx.db.selectFrom('area').select('level').where('id', '=', at.areaId).executeTakeFirstOrThrow()).level // prettier-ignore
  const there = await standing(ctx, at.areaId)
  const byCode = new Map(there.map((v) => [v.code, v]))
  const byName = new Map(there.map((v) => [v.name, v]))
  const today = dayOf(ctx.now)
  const begun = await begunOf(ctx, there.filter((v) => v.validFrom >= from)) // prettier-ignore
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  return rows.map((listed) => {
    const problems: ImportRow['problems'] = []
    const say = (severity: 'error' | 'warning', reason: string, params: ErrorParams) =>
      problems.push({ code: `services.${reason}`, severity, message: t(`services.${reason}`, params) })
    const code = listed.code || `L${listed.row}`
    const old = byCode.get(code)
    if (listed.name === '') say('error', 'rowNoName', {})
    if (listed.name.length > NAME) say('error', 'rowNameLong', { most: NAME, length: listed.name.length })
    if (listed.code === '') say('error', 'rowNoCode', {})
    else if (!itemCode.safeParse(listed.code).success) say('error', 'itemCode', {})
    if (codes.has(code)) say('error', 'rowCodeTwice', { code, row: codes.get(code)! })
    else if (names.has(listed.name)) say('warning', 'rowNameTwice', { name: listed.name, row: names.get(listed.name)! })
    const alike = byName.get(listed.name)
    if (!old && alike) say('warning', 'rowNameThere', { name: listed.name, code: alike.code })
    const found = sameAs(listed.name, barred)
    const declared = at.byDepartments === 'true' && byDepartment(listed.department, level)
    if (found && !declared) say('error', 'rowBarred', { name: found.name, document: found.document, article: found.article, answer: found.answer }) // prettier-ignore
    const changed = old !== undefined && !saysTheSame(listed, old)
    if (changed && from > old.validFrom && from < today) say('error', 'dayBack', { day: from, today })
    if (changed && begun.has(old.itemId)) say('error', 'versionBegun', { name: old.name, seq: old.seq })
    codes.set(code, codes.get(code) ?? listed.row)
    names.set(listed.name, names.get(listed.name) ?? listed.row)
    const bad = problems.some((p) => p.severity === 'error')
    const state = bad ? 'left' : !old ? 'new' : changed ? 'changed' : 'same'
    return { listed, code, state, problems, ...(old ? { old } : {}) }
  })
}

/** Whether a list says nothing other than what stands. What it leaves empty it does not say. */
function saysTheSame(listed: ListedItem, old: ItemOn): boolean {
  const same = (said: string, kept: string) => said === '' || said === kept
  return (
    listed.name === old.name &&
    same(listed.department, old.department) &&
    same(listed.summary, old.summary) &&
    same(listed.basis.slice(0, 120), old.basis[0]?.document ?? '') &&
    (listed.days === null || (old.promise?.value === listed.days && old.promise.unit === 'workingDay'))
  )
}
