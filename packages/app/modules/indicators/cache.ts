import { sql } from 'kysely'
import type { Config } from '#server/config.ts'
import type { Ctx } from '#server/context.ts'

/** Values of one area: whole (part '') and by part. */
export type PartValues = ReadonlyMap<string, number>
export interface Counted {
  /** The counter of the area when this was counted. */
  stamp: string
  /** `undefined`: the area has no rows of its own. */
  values: PartValues | undefined
}
interface Kept {
  counted: Map<string, { token: string; areas: Map<string, Counted> }>
  answers: Map<string, { token: string; answer: unknown }>
}

const MOST_COUNTED = 120
const MOST_ANSWERS = 600
const houses = new WeakMap<Config, Kept>()

function keptFor(ctx: Ctx): Kept {
  const kept = houses.get(ctx.config) ?? { counted: new Map(), answers: new Map() }
  houses.set(ctx.config, kept)
  return kept
}

function trim(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}

/** Whether this transaction wrote something: then what it sees may still be taken back, and nothing may be kept. */
export async function hasWritten(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ wrote: boolean }>`select pg_current_xact_id_if_assigned() is not null as wrote`.execute(
    ctx.db,
  )
  return rows[0]!.wrote
}

/** Values counted before, by area; the map is the kept one and may be added to by {@link keepCounted} only. */
export const countedBefore = (ctx: Ctx, key: string) => keptFor(ctx).counted.get(key)

export function keepCounted(ctx: Ctx, key: string, token: string, areas: Map<string, Counted>): void {
  const { counted } = keptFor(ctx)
  counted.delete(key)
  counted.set(key, { token, areas })
  trim(counted, MOST_COUNTED)
}

/**
 * The answer kept for a question, as long as the token is the same; else `work` answers and its answer is kept.
 * The token is read before the work: what changes meanwhile makes the next question work again.
 */
export async function remembered<T>(
  ctx: Ctx,
  key: string,
  token: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const { answers } = keptFor(ctx)
  const found = answers.get(key)
  if (found && token !== undefined && found.token === token) return found.answer as T
  const answer = await work()
  if (token === undefined || (await hasWritten(ctx))) return answer
  answers.delete(key)
  answers.set(key, { token, answer })
  trim(answers, MOST_ANSWERS)
  return answer
}
