import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type { CaseDetail, lookAtCase as lookContract, lookParts } from '../../contract/cases/cases.ts'
import { detailOf, findCase } from '../../queries/cases/one.ts'
import { loadCase } from '../../store/cases/load.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { accountOf, actorName, roleOf } from './support.ts'

type Purpose = z.output<typeof lookContract.body>
type Part = (typeof lookParts)[number]

/** How long one who said a purpose may open files and papers of the case for it: our own setting, not law. */
export const LOOK_MINUTES = 30

/** Opens a special-care case for a purpose; every look is on the record. @throws AppError `access.notFound` */
export async function lookAtCase(ctx: Ctx, id: string, input: Purpose): Promise<CaseDetail> {
  const of = await findCase(ctx, id)
  if (!of.special) throw notFound()
  await keep(ctx, 'services.lookAtCase', of, 'case', input)
  return detailOf(ctx, of)
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
  await keep(ctx, 'services.revealApplicant', of, field, input)
  return { value: ctx.keys.open(sealed) }
}

/**
 * A file or paper of a special-care case is opened: a look of its own, for the purpose that the same person said when they opened the
 * case a short while ago. Others are opened without.
 * @throws AppError `services.specialLook` (403) for whoever has said none
 */
export async function lookAtPart(ctx: Ctx, of: CaseRow, part: 'file' | 'paper', partId: string): Promise<void> {
  if (!of.special) return
  const said = await ctx.db
    .selectFrom('serviceLook')
    .select('purpose')
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('part', '=', 'case')
    .where('byId', '=', accountOf(ctx))
    .where('at', '>', new Date(ctx.now.getTime() - LOOK_MINUTES * 60_000))
    .orderBy('at', 'desc')
    .executeTakeFirst()
  if (!said) throw new AppError('services.specialLook', 403)
  await keep(ctx, 'services.lookAtPart', of, part, said, partId)
}

async function keep(ctx: Ctx, command: string, of: CaseRow, part: Part, { purpose }: Purpose, partId?: string) {
  await ctx.db
    .insertInto('serviceLook')
    .values({
      areaId: of.areaId,
      id: newId(ctx.now),
      path: of.path,
      caseId: of.id,
      personId: of.personId,
      part,
      partId: partId ?? null,
      byId: accountOf(ctx),
      byName: actorName(ctx),
      byRole: roleOf(ctx),
      at: ctx.now,
      purpose,
    }) // prettier-ignore
    .execute()
  await record(ctx, {
    command, areaId: of.areaId, subject: { type: 'serviceCase', id: of.id }, changes: { revealed: [null, part] },
    // Of a special-care case the purpose stands in its own record: it may say what the case is about.
    ...(of.special ? {} : { reason: purpose }),
  }) // prettier-ignore
}
