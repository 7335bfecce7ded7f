import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { seenElection } from '../commands/support.ts'
import type { Paper } from '../contract/count.ts'

export async function getPaper(ctx: Ctx, id: string, _paper: Paper, _format: 'docx' | 'pdf'): Promise<FileReply> {
  await seenElection(ctx, 'elections.view', id)
  throw new Error('to come')
}
