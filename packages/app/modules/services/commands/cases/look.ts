import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import type { CaseDetail, lookAtCase as lookContract } from '../../contract/cases/cases.ts'
import { detailOf, findCase } from '../../queries/cases/one.ts'
import { loadCase } from '../../store/cases/load.ts'

type Purpose = z.output<typeof lookContract.body>

/** Opens a special-care case for a purpose; every look is on the record. @throws AppError `access.notFound` */
export async function lookAtCase(ctx: Ctx, id: string, input: Purpose): Promise<CaseDetail> {
  const of = await findCase(ctx, id)
  if (!of.special) throw notFound()
  const shown = await detailOf(ctx, of)
  await keep(ctx, 'services.lookAtCase', of, input, 'case')
  return shown
}

/** Shows the applicant's name or phone for a purpose. @throws AppError `services.nothingKept` (404) */
export async function revealApplicant(
  ctx: Ctx,
  id: string,
  field: 'name' | 'phone',
  input: Purpose,
): Promise<{ value: string }> {
  const of = await loadCase(ctx, 'services.handle', id)
  const sealed = field === 'name' ? of.applicantNameEnc : of.phoneEnc
  if (sealed === null) throw new AppError('services.nothingKept', 404)
  await keep(ctx, 'services.revealApplicant', of, input, field)
  return { value: ctx.keys.open(sealed) }
}

const keep = (ctx: Ctx, command: string, of: { areaId: string; id: string }, input: Purpose, field: string) =>
  record(ctx, {
    command, areaId: of.areaId, subject: { type: 'serviceCase', id: of.id },
    changes: { revealed: [null, field] }, reason: input.purpose,
  }) // prettier-ignore
