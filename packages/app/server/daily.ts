import { sql } from 'kysely'
import { asSystem, type House } from './house.ts'

const DAY_MS = 86_400_000
/** An answer is kept for a repeated key as long as a browser keeps what was typed and not sent. */
const ANSWERS_KEPT_DAYS = 7
const SLICE = 10_000

/**
 * Forgets kept answers of writes (`idempotency`) that are older than seven days; their keys count as new from then on.
 * In slices, so that nobody waits long for their turn.
 * @returns how many were forgotten
 */
export async function forgetAnswers(house: House): Promise<number> {
  const before = new Date(house.clock().getTime() - ANSWERS_KEPT_DAYS * DAY_MS)
  for (let gone = 0; ;) {
    const { rows } = await asSystem(house, 'kit', (ctx) =>
      sql`delete from idempotency where (owner, key) in
        (select owner, key from idempotency where at < ${before} order by at limit ${SLICE}) returning 1`.execute(
        ctx.db,
      ),
    )
    gone += rows.length
    if (rows.length < SLICE) return gone
  }
}

/** The housekeeping of the kit, now and every day. Returns what ends it. */
export function startDaily(house: House): () => void {
  const run = () => void forgetAnswers(house).catch((err: unknown) => house.log.error({ err }, 'housekeeping'))
  run()
  const timer = setInterval(run, DAY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
