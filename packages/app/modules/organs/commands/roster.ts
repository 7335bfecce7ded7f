import type { z } from 'zod'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply, Upload } from '#server/module.ts'
import { writeCsv, writeXlsx } from '#server/sheets/index.ts'
import { translator } from '#server/texts.ts'
import { AppError } from '#shared/errors.ts'
import type * as contract from '../contract/roster.ts'
import { inReasons, organKinds, posts } from '../rules/kinds.ts'
import { rosterFields, type RosterField } from '../rules/roster/columns.ts'
import { enterTerms, onTrial } from '../store/roster/enter.ts'
import type { Fault } from '../store/roster/fault.ts'
import { judgeRows, type RosterTerm, type RosterWords } from '../store/roster/judge.ts'
import { rosterOf } from '../store/roster/read.ts'

type Ask = z.output<typeof contract.takeRoster.query>
/** Faults and bodies that are shown; all are counted. */
const SHOWN = 300

/** What codes are called in a list, in both languages. */
function wordsOf(): RosterWords {
  const said = <C extends string>(codes: readonly C[], at: string) =>
    Object.fromEntries(codes.map((c) => [c, (['zh-CN', 'en'] as const).map((l) => translator(l)(`organs:${at}.${c}`))])) as Record<C, string[]>
  return { kind: said(organKinds, 'values.kind'), post: said(posts, 'values.post'), reason: said(inReasons, 'values.inReason'), sex: said(['1', '2', '9'], 'values.sex') }
} // prettier-ignore

const titleOf = (ctx: Ctx) => (field: RosterField) => translator(ctx.locale)(`organs:roster.fields.${field}`)

async function judged(ctx: Ctx, { areaId }: Ask, file: Upload) {
  const path = await require(ctx, 'organs.keep', areaId)
  const list = await rosterOf(file, titleOf(ctx))
  return { list, ...(await judgeRows(ctx, { path, areaId, words: wordsOf() }, list.rows)) }
}

/** Tries a list as it would be taken, with all that the bodies themselves refuse, and keeps nothing. */
export async function readRoster(ctx: Ctx, ask: Ask, file: Upload): Promise<z.output<typeof contract.readRoster.reply>> {
  const { list, terms, faults } = await judged(ctx, ask, file)
  const refused = await onTrial(ctx, () => enterTerms(ctx, terms, file.name))
  const all = [...faults, ...refused].toSorted((a, b) => a.row - b.row)
  const t = translator(ctx.locale)
  return {
    columns: list.columns,
    rows: list.rows.length,
    people: sum(terms, (b) => b.people.length),
    inRegister: sum(terms, registered),
    bodies: terms.slice(0, SHOWN).map((b) => ({ area: b.area.name, name: b.name, kind: b.kind, isNew: b.organId === null, from: b.from, to: b.to, people: b.people.length, inRegister: registered(b) })),
    bodyCount: terms.length,
    members: terms.flatMap(membersOf).toSorted((a, b) => a.row - b.row),
    faults: all.slice(0, SHOWN).map(({ row, code, params }) => ({ row, code, message: t(code, params) })),
    faultCount: all.length,
  }
} // prettier-ignore

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((n, one) => n + of(one), 0)
const membersOf = ({ area, name: body, people }: RosterTerm) =>
  people.map(({ row, name, personId, namesake }) => ({ row, area: area.name, body, name, found: personId ? ('register' as const) : namesake ? ('namesake' as const) : ('outside' as const) })) // prettier-ignore
const registered = ({ people }: RosterTerm) => people.filter((p) => p.personId !== null).length

/**
 * Takes a list of members in: bodies that are missing are founded, each body's term begins with who was chosen. One wrong row and nothing
 * of the list goes in.
 * @throws AppError `organs.rosterFaults` with the first row that is wrong, and what reading the list throws
 */
export async function takeRoster(ctx: Ctx, ask: Ask, file: Upload) {
  const { terms, faults } = await judged(ctx, ask, file)
  const refused = faults.length > 0 ? faults : await enterTerms(ctx, terms, file.name)
  if (refused.length > 0) throw refusalOf(ctx, refused)
  const done = { bodies: terms.length, founded: terms.filter((b) => b.organId === null).length, people: sum(terms, (b) => b.people.length) }
  await record(ctx, { command: 'organs.takeRoster', areaId: ask.areaId, subject: { type: 'roster', id: ask.areaId }, changes: { file: [null, file.name], bodies: [null, done.bodies], founded: [null, done.founded], members: [null, done.people] } })
  return done
} // prettier-ignore

function refusalOf(ctx: Ctx, faults: readonly Fault[]): AppError {
  const first = faults.toSorted((a, b) => a.row - b.row)[0]!
  const why = translator(ctx.locale)(first.code, first.params)
  return new AppError('organs.rosterFaults', 422, { n: faults.length, row: first.row, why }, 'file')
}

/** An empty list with its columns, as CSV or Excel. */
export async function rosterTemplate(ctx: Ctx, { format }: z.output<typeof contract.rosterTemplate.query>): Promise<FileReply> {
  const title = titleOf(ctx)
  const columns = rosterFields.map((f) => ({ header: title(f), width: 16 }))
  const name = translator(ctx.locale)('organs:roster.template')
  return format === 'csv'
    ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', body: writeCsv([], columns) }
    : { name: `${name}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: writeXlsx([], columns, name) }
} // prettier-ignore
