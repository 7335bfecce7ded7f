import { require, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { z } from 'zod'
import type { intakeInput } from '../../contract/cases/intake.ts'
import { writeCase, type Opened } from './open.ts'

/** Takes a case in as the staff: at a counter, on the phone, or outside with a phone in one hand. */
export async function openCase(ctx: Ctx, input: z.output<typeof intakeInput>): Promise<Opened> {
  await require(ctx, 'services.intake', input.areaId)
  if (input.special) requireRight(ctx, 'services.special')
  const opened = await writeCase(ctx, input)
  await record(ctx, {
    command: 'services.openCase',
    areaId: opened.areaId,
    subject: { type: 'serviceCase', id: opened.id },
    changes: { number: [null, opened.number], nature: [null, input.nature], channel: [null, input.channel] },
  })
  return opened
}
