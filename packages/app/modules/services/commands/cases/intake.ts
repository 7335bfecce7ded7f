import { findPerson, ownUnit } from '#modules/registers/index.ts'
import { require, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import type { intakeInput } from '../../contract/cases/intake.ts'
import { writeCase, type Opened } from './open.ts'

/**
 * Takes a case in as the staff: at a counter, on the phone, or outside with a phone in one hand.
 * @throws AppError `access.notFound`, `services.personUnknown`, `services.unitUnknown` (422) for whom the actor does not reach; those of
 * {@link writeCase}
 */
export async function openCase(ctx: Ctx, input: z.output<typeof intakeInput>): Promise<Opened> {
  await require(ctx, 'services.intake', input.areaId)
  if (input.special) requireRight(ctx, 'services.special')
  await refuseStrangers(ctx, input.applicant)
  const opened = await writeCase(ctx, input)
  await record(ctx, {
    command: 'services.openCase',
    areaId: opened.areaId,
    subject: { type: 'serviceCase', id: opened.id },
    changes: { number: [null, opened.number], nature: [null, input.nature], channel: [null, input.channel] },
  })
  return opened
}

/** An applicant who is named by the register is someone whom the actor can see there. */
async function refuseStrangers(ctx: Ctx, applicant: z.output<typeof intakeInput>['applicant']): Promise<void> {
  if (applicant?.personId && !(await findPerson(ctx, applicant.personId)))
    throw new AppError('services.personUnknown', 422, {}, 'applicant.personId')
  if (applicant?.localUnitId && !(await ownUnit(ctx, applicant.localUnitId)))
    throw new AppError('services.unitUnknown', 422, {}, 'applicant.localUnitId')
}
