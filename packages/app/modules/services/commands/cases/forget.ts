import { sql } from 'kysely'
import { forgetFile } from '#server/files.ts'
import { asSystem, type House } from '#server/house.ts'

const SLICE = 200

/**
 * Forgets what was sent for a case and tied to none within its day (`keepAttachment`): photos and papers of people that nobody
 * uses. Files of registers, which are kept sealed and have a housekeeping of their own, are left alone. Run every hour.
 * @returns how many were forgotten
 */
export async function forgetUntied(house: House): Promise<number> {
  for (let gone = 0; ;) {
    const slice = await asSystem(house, 'services', async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        select id from stored_file where expires_at <= ${ctx.now} and type <> 'application/octet-stream'
        order by expires_at limit ${SLICE} for update skip locked`.execute(ctx.db)
      for (const { id } of rows) await forgetFile(ctx, id)
      return rows.length
    })
    gone += slice
    if (slice < SLICE) return gone
  }
}
