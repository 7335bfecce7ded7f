import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Content } from '../../contract/catalogue/content.ts'
import { barredName } from '../../queries/catalogue/barred.ts'

type Given = Content & { notByCommittee: boolean }
/** Names of committees: what stands under one of them is done by it, whatever a box says. */
const COMMITTEE = /居委会|居民委员会|村委会|村民委员会|社区$/

/**
 * Holds what an item says against the house: the no-certificate list, its kind, its form, its client groups.
 * @throws AppError `services.barredItem`, `services.kindEnded`, `services.kindForCases`, `services.formKeyTwice`,
 * `services.choiceWithoutOptions`, `services.vulnerableWithoutGroup`, `services.reductionForNobody`
 */
export async function checkContent(ctx: Ctx, given: Given, at: { areaId: string; validFrom: Day }): Promise<void> {
  await refuseBarred(ctx, given, at)
  await checkKind(ctx, given.kindId, at.validFrom)
  checkForm(given)
  if (given.vulnerable.length > 0 && !given.clientGroups.includes('vulnerable'))
    throw new AppError('services.vulnerableWithoutGroup', 422, {}, 'vulnerable')
}

/** Whether it is a department above the community that issues it, and not a committee. */
export const byDepartment = (department: string, level: number): boolean =>
  department !== '' && !COMMITTEE.test(department) && level < 5

/**
 * Residents' and villagers' committees do not issue the certificates of the list. A department may issue one of its own by
 * that name (出生、死亡…) at its own level; who writes it down says so, and the department is named.
 * @throws AppError `services.barredItem` with what to answer and the paper
 */
async function refuseBarred(ctx: Ctx, given: Given, { areaId, validFrom }: { areaId: string; validFrom: Day }) {
  const found = await barredName(ctx, given.name, validFrom)
  if (!found) return
  const area = await ctx.db.selectFrom('area').select('level').where('id', '=', areaId).executeTakeFirst()
  if (given.notByCommittee && byDepartment(given.department, area?.level ?? 5)) return
  throw new AppError('services.barredItem', 422, { name: found.name, document: found.document, article: found.article, answer: found.answer }, 'name') // prettier-ignore
}

async function checkKind(ctx: Ctx, kindId: string, from: Day): Promise<void> {
  const kind = await ctx.db.selectFrom('serviceKind').selectAll().where('id', '=', kindId).executeTakeFirst()
  if (!kind) throw new AppError('services.noKind', 422, {}, 'kindId')
  if (kind.validTo !== null && kind.validTo <= from) throw new AppError('services.kindEnded', 422, { name: kind.name }, 'kindId') // prettier-ignore
  if (kind.usedFor === 'cases') throw new AppError('services.kindForCases', 422, { name: kind.name }, 'kindId')
}

function checkForm({ form }: Content): void {
  const seen = new Set<string>()
  for (const [i, field] of form.entries()) {
    if (seen.has(field.key)) throw new AppError('services.formKeyTwice', 422, { key: field.key, label: field.label }, `form.${i}.key`) // prettier-ignore
    seen.add(field.key)
    if (field.type === 'choice' && field.options.length < 2) throw new AppError('services.choiceWithoutOptions', 422, { label: field.label }, `form.${i}.options`) // prettier-ignore
  }
}
