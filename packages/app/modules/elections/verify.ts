import type { Ctx } from '#server/context.ts'

/** What `liren verify` checks of elections: signed minutes and archives are what they were. */
export async function verifyArchives(_ctx: Ctx) {
  return []
}
