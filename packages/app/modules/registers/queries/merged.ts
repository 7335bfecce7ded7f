import type { Ctx } from '#server/context.ts'

/** The person that an entry was merged into, or itself. */
export async function mergedInto(ctx: Ctx, personId: string): Promise<string> {
  const row = await ctx.db.selectFrom('person').select('mergedInto').where('id', '=', personId).executeTakeFirst()
  return row ? mergedInto(ctx, row.mergedInto) : personId
}
