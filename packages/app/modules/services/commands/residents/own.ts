import { askCorrection, ownEntry, ownPhone } from '#modules/registers/index.ts'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Upload } from '#server/module.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type * as data from '../../contract/residents/data.ts'
import type * as contract from '../../contract/residents/own.ts'
import { formFault } from '../../rules/residents/form.ts'
import { itemOn } from '../../queries/catalogue/item.ts'
import { atHome, ownMember, type Member } from '../../queries/residents/members.ts'
import { nameOf } from '../../queries/residents/names.ts'
import { ownCasePlace } from '../../queries/residents/own.ts'
import { ownStep } from '../cases/own.ts'
import { keepAttachment } from '../cases/files.ts'
import { writeCase } from '../cases/open.ts'

type Asked = Input<typeof contract.openOwnCase>['body']

/** Whose account acts. */
const accountId = (ctx: Ctx): string => (ctx.actor.kind === 'account' ? ctx.actor.accountId : '')

/**
 * Asks for something, for oneself, a family member or one's unit. Name and phone come from the register and are not asked
 * for; it goes to the community where that person lives or that unit stands.
 * @throws AppError `access.notFound` for a tie that is not one's own; `services.formMissing` (422, names the field);
 * `services.notOnline` (422) for an item that is had elsewhere; those of {@link writeCase}
 */
export async function openOwnCase(ctx: Ctx, asked: Asked): Promise<Reply<typeof contract.openOwnCase>> {
  requireRight(ctx, 'services.own')
  const member = await ownMember(ctx, asked.memberId)
  if (asked.itemId) await checkItem(ctx, member, asked)
  const { nature, itemId, kindId, title, text, form, place, special, isPublic, fileIds } = asked
  const { id, areaId, number, version, dueAt } = await writeCase(ctx, {
    areaId: member.communityId, channel: member.localUnitId ? 'unit' : 'resident', nature, urgency: asked.urgent ? 'urgent' : 'normal', itemId, kindId, title,
    text: text || title, form, place, special, isPublic: isPublic && !special, fileIds, applicant: await applicantOf(ctx, member),
  }) // prettier-ignore
  await record(ctx, {
    command: 'services.openOwnCase',
    areaId,
    subject: { type: 'case', id },
    changes: { number: [null, number], nature: [null, nature] },
  })
  return { id, number, version, dueAt }
}

async function checkItem(ctx: Ctx, member: Member, asked: Asked): Promise<void> {
  const item = await itemOn(ctx, asked.itemId!, dayOf(ctx.now))
  if (!item.channels.includes(member.localUnitId ? 'unit' : 'resident')) throw new AppError('services.notOnline', 422, { name: item.name }, 'itemId') // prettier-ignore
  const fault = formFault(item.form, asked.form)
  if (fault) throw new AppError(`services.${fault.reason}`, 422, { label: fault.label }, `form.${fault.key}`)
}

async function applicantOf(ctx: Ctx, member: Member) {
  const { communityId, personId, localUnitId } = member
  const entry = personId ? await atHome(ctx, member, () => ownEntry(ctx, communityId, personId)) : undefined
  if (personId && !entry) throw notFound()
  const phone = entry ? await atHome(ctx, member, () => ownPhone(ctx, communityId, entry.personId)) : null
  return {
    accountId: accountId(ctx),
    personId: entry?.personId,
    localUnitId: localUnitId ?? undefined,
    name: entry?.name ?? (await nameOf(ctx, member)),
    phone: phone ?? undefined,
  }
}

/** Keeps a photo, recording or document until it is sent with a request. What lies about its type is refused, see {@link keepAttachment}. */
export async function keepOwnFile(ctx: Ctx, upload: Upload): Promise<{ id: string; name: string; type: string }> {
  requireRight(ctx, 'services.own')
  const member = await ownMember(ctx)
  const { fileId, name, type, bytes } = await keepAttachment(ctx, member.communityId, upload)
  const changes: Record<string, [unknown, unknown]> = { type: [null, type], bytes: [null, bytes] }
  await record(ctx, { command: 'services.keepOwnFile', areaId: member.communityId, subject: { type: 'file', id: fileId }, changes }) // prettier-ignore
  return { id: fileId, name, type }
}

/** Says something, adds papers, withdraws, urges or reopens. @throws AppError `access.notFound`, those of {@link ownStep} */
export async function stepOwnCase(
  ctx: Ctx,
  id: string,
  input: Input<typeof contract.stepOwnCase>['body'],
): Promise<Reply<typeof contract.stepOwnCase>> {
  const { areaId } = await ownCasePlace(ctx, id)
  const step = await ownStep(ctx, areaId, id, input)
  await record(ctx, {
    command: 'services.stepOwnCase',
    areaId: step.areaId,
    subject: { type: 'case', id },
    // Their reason stands in the history of the request, not in the trail that others read.
    changes: { verb: [null, input.verb], state: [null, step.state] },
  })
  return { id, version: step.version, state: step.state }
}

/** Asks to have a fact put right: of oneself, or of whom one acts for. */
export async function askOwnCorrection(
  ctx: Ctx,
  input: Input<typeof data.askOwnCorrection>['body'],
): Promise<{ id: string }> {
  requireRight(ctx, 'services.own')
  const { memberId, ...wish } = input
  const member = await ownMember(ctx, memberId)
  const { personId } = member
  if (!personId) throw notFound()
  return atHome(ctx, member, () => askCorrection(ctx, personId, wish))
}

/** Gives up acting for a family member. @throws AppError `access.notFound` */
export async function endOwnFamily(ctx: Ctx, id: string): Promise<{ id: string }> {
  requireRight(ctx, 'services.own')
  const member = await ownMember(ctx, id)
  if (member.kind !== 'family') throw notFound()
  const endedBy = ctx.actor.kind === 'account' ? ctx.actor.name : ''
  await privileged(ctx, (db) =>
    db
      .updateTable('serviceMember')
      .set({ endedAt: ctx.now, endedBy, endedReason: 'services.gaveUp', version: member.version + 1 })
      .where('communityId', '=', member.communityId)
      .where('id', '=', id)
      .execute(),
  )
  await record(ctx, { command: 'services.endOwnFamily', areaId: member.communityId, subject: { type: 'member', id }, changes: { state: ['current', 'ended'] } }) // prettier-ignore
  return { id }
}
