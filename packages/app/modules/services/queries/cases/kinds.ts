import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'

/** A kind and all below it. */
export async function kindsBelow(ctx: Ctx, kindId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select id, 0 as far from service_kind where id = ${kindId}
      union all select k.id, down.far + 1 from down join service_kind k on k.parent_id = down.id where down.far < 20)
    select id from down`.execute(ctx.db)
  return rows.map((r) => r.id)
}
