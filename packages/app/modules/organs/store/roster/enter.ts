import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { requireOrgan } from '../../commands/support.ts'
import { familyOf } from '../../rules/kinds.ts'
import { foundOrgan } from '../found.ts'
import { beginTerm } from '../terms.ts'
import type { Fault } from './fault.ts'
import type { RosterTerm } from './judge.ts'

/**
 * Enters the terms of a list, each whole or not at all, and says of each that is refused by which row and why. The caller decides whether
 * what went in stays.
 */
export async function enterTerms(ctx: Ctx, terms: readonly RosterTerm[], file: string): Promise<Fault[]> {
  const faults: Fault[] = []
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const founded = new Map<string, string>()
  for (const term of inOrder) {
    const refused = await tried(ctx, () => enter(ctx, term, file, founded))
    if (refused) faults.push({ row: rowOf(term, refused), code: refused.code, params: refused.params })
  }
  return faults
}

/** The row that a refusal is about: a seat's own, or the first of the body. */
function rowOf({ people }: RosterTerm, { field }: AppError): number {
  const seat = /^members\.(\d+)$/.exec(field ?? '')?.[1]
  return (people[Number(seat ?? 0)] ?? people[0]!).row
}

async function enter(ctx: Ctx, term: RosterTerm, file: string, founded: Map<string, string>): Promise<void> {
  const { area, kind, name, from, to, people, decree } = term
  const family = familyOf(kind)
  await requireOrgan(ctx, 'organs.keep', { areaId: area.id, family })
  const source = term.source || file
  const key = `${area.id} ${name}`
  const known = term.organId ?? founded.get(key)
  if (!known) await requireOrgan(ctx, 'organs.found', { areaId: area.id, family })
  const organId = known ?? (await foundOrgan(ctx, { areaId: area.id, kind, name, on: from, source, posts: seatsOf(term) })).id // prettier-ignore
  const members = people.map(({ row: _row, namesake: _namesake, birth: _birth, ...chosen }) => chosen)
  await beginTerm(ctx, { organ: { areaId: area.id, organId }, from, to, ruleSetDay: from, members, source: { kind: 'import', id: null, text: source }, decree }) // prettier-ignore
  founded.set(key, organId)
}

const seatsOf = ({ people }: RosterTerm) =>
  [...Map.groupBy(people, (p) => p.post)].map(([kind, of]) => ({ kind, seats: of.length }))

/** Does a piece of work, or undoes all of it and says why. */
async function tried(ctx: Ctx, work: () => Promise<void>): Promise<AppError | null> {
  await sql`savepoint roster_term`.execute(ctx.db)
  try {
    await work()
  } catch (e) {
    if (!(e instanceof AppError)) throw e
    await sql`rollback to savepoint roster_term`.execute(ctx.db)
    return e
  }
  await sql`release savepoint roster_term`.execute(ctx.db)
  return null
}

/** Tries work and leaves nothing of it behind. */
export async function onTrial<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint roster_trial`.execute(ctx.db)
  const result = await work()
  await sql`rollback to savepoint roster_trial`.execute(ctx.db)
  return result
}
