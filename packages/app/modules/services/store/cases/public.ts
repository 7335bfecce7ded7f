import { sql } from 'kysely'
import type { Ctx } from '#server/context.ts'
import { withoutNumbers } from '../../rules/cases/similar.ts'
import type { CaseRow } from './rows.ts'

/**
 * Keeps what anyone may see of a case in step with it: without phones and whatever looks like a number of a person; photos, but no
 * papers and no voices.
 * Called by every command that changes a case, outside the actor's role.
 */
export async function publish(ctx: Ctx, of: CaseRow, answer?: string): Promise<void> {
  if (!of.public || of.special) return
  const { rows: media } = await sql<{ id: string; name: string; type: string }>`
    select file_id as id, name, type from service_case_file
    where area_id = ${of.areaId} and case_id = ${of.id} and audience = 'public' and kind = 'photo' and dropped_at is null order by id`.execute(
    ctx.db,
  )
  const row = {
    path: of.path,
    number: of.number,
    kindId: of.kindId,
    itemId: of.itemId,
    state: of.state,
    text: withoutNumbers(of.text),
    placeText: of.placeText === null ? null : withoutNumbers(of.placeText),
    x: of.x,
    y: of.y,
    media: JSON.stringify(media),
    openedAt: of.openedAt,
    changedAt: of.changedAt,
    dueAt: of.dueAt,
    closedAt: of.closedAt,
    ...(answer === undefined ? {} : { answer: withoutNumbers(answer) }),
  }
  await ctx.db
    .insertInto('servicePublicCase')
    .values({ areaId: of.areaId, id: of.id, ...row })
    .onConflict((c) => c.columns(['areaId', 'id']).doUpdateSet(row))
    .execute()
}
