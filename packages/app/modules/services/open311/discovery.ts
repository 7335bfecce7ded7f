import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import { w3 } from '../rules/open311/dates.ts'
import { contentTypes, list, type Value } from './format.ts'

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'

/** The discovery file: where the interface is, what it speaks, and when its services changed last. */
export async function discoveryOf(ctx: Ctx): Promise<Value> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(recorded_at) as at from service_item_version where 'open311' = any(channels)`.execute(ctx.db)
  const changeset = w3(rows[0]?.at ?? new Date(0))
  const t = translator(ctx.locale)
  const formats = Object.values(contentTypes).map((type) => type.split(';')[0]!)
  return {
    changeset,
    contact: t('services:open311.contact', { url: ctx.config.publicUrl }),
    key_service: t('services:open311.keyService'),
    endpoints: list('endpoint', [
      {
        specification: SPECIFICATION,
        url: `${ctx.config.publicUrl}/open311/v2`,
        changeset,
        type: 'production',
        formats: list('format', formats),
      },
    ]),
  }
}
