import type { z } from 'zod'
import { getArea } from '#modules/areas/index.ts'
import { holds, notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { translator } from '#server/texts.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type * as contract from '../../contract/catalogue/admission.ts'
import { admissionFlow, missingOf, type AdmissionVerb } from '../../rules/catalogue/admission.ts'
import { accountOf, actorName, checkVersion } from '../support.ts'

type Key = { areaId: string; id: string }
/** An officer hands down; a committee notes what it was asked for by itself. */
const asking = (ctx: Ctx): string => (holds(ctx.actor, 'services.catalogue') ? 'services.catalogue' : 'services.admit')

/**
 * Work is handed down to communities. What lacks a basis, a payer or a post may be asked, so that the refusal is counted.
 * @throws AppError `access.notFound` for a community that has ended, `services.notCommunity`, `services.payWithoutPayer`, `services.endBeforeBegin`
 */
export async function askAdmission(ctx: Ctx, { areaIds, work, ...facts }: z.output<typeof contract.askAdmission.body>) {
  const right = asking(ctx)
  if (facts.amountFen !== null && facts.payer === '') throw new AppError('services.payWithoutPayer', 422, {}, 'payer')
  if (facts.fromDay && facts.toDay && facts.toDay <= facts.fromDay) throw new AppError('services.endBeforeBegin', 422, { from: facts.fromDay, to: facts.toDay }, 'toDay') // prettier-ignore
  const missing = missingOf(facts)
  const batchId = newId(ctx.now)
  const ids: Key[] = []
  for (const areaId of new Set(areaIds)) {
    const path = await communityPath(ctx, right, areaId)
    const id = newId(ctx.now)
    await ctx.db
      .insertInto('serviceAdmission')
      .values({
        areaId,
        id,
        path,
        batchId,
        title: work,
        ...facts,
        state: 'asked',
        missing,
        askedBy: actorName(ctx),
        askedById: accountOf(ctx),
        askedAt: ctx.now,
      }) // prettier-ignore
      .execute()
    ids.push({ areaId, id })
  }
  await record(ctx, {
    command: 'services.askAdmission',
    areaId: ids[0]!.areaId,
    subject: { type: 'serviceAdmission', id: ids[0]!.id },
    changes: { work: [null, work], department: [null, facts.department], communities: [null, ids.length], missing: [null, missing] }, // prettier-ignore
  })
  return { ids, missing }
}

async function communityPath(ctx: Ctx, right: string, areaId: string): Promise<string> {
  const path = await require(ctx, right, areaId)
  const area = await getArea(ctx, areaId, dayOf(ctx.now))
  if (area.level !== 5) throw new AppError('services.notCommunity', 422, { name: area.name }, 'areaIds')
  return path
}

async function taken(ctx: Ctx, right: string, { areaId, id }: Key, version: number, verb: AdmissionVerb) {
  await require(ctx, right, areaId)
  const found = await ctx.db
    .selectFrom('serviceAdmission')
    .selectAll()
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  checkVersion(found, version)
  const state = next(admissionFlow, found.state as 'asked', verb)
  if (!state) throw new AppError('services.admissionState', 409, { state: translator(ctx.locale)(`services:values.admission.${found.state}`) }) // prettier-ignore
  return { found, state }
}

interface Step {
  command: string
  set: Record<string, unknown>
  changes: Record<string, [unknown, unknown]>
  reason?: string
}
async function put(ctx: Ctx, { areaId, id }: Key, version: number, { command, set, changes, reason }: Step) {
  await ctx.db
    .updateTable('serviceAdmission')
    .set({ ...set, version: version + 1 })
    .where('areaId', '=', areaId)
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command,
    areaId,
    subject: { type: 'serviceAdmission', id },
    changes,
    ...(reason ? { reason } : {}),
  })
  return { id, version: version + 1 }
}
const decided = (ctx: Ctx) => ({ decidedBy: actorName(ctx), decidedById: accountOf(ctx), decidedAt: ctx.now })
const needsIn = (ctx: Ctx, missing: readonly string[]): string => missing.map((m) => translator(ctx.locale)(`services:values.missing.${m}`)).join(ctx.locale === 'en' ? ', ' : '、') // prettier-ignore

/** Says what was missing; what was refused is asked anew. */
export async function completeAdmission(ctx: Ctx, key: Key, input: z.output<typeof contract.completeAdmission.body>) {
  const { version, ...facts } = input
  const { found, state } = await taken(ctx, asking(ctx), key, version, 'complete')
  if (facts.amountFen !== null && facts.payer === '') throw new AppError('services.payWithoutPayer', 422, {}, 'payer')
  const missing = missingOf(facts)
  return put(ctx, key, version, {
    command: 'services.completeAdmission',
    set: { ...facts, missing, state, decidedBy: null, decidedById: null, decidedAt: null },
    changes: { basis: [found.basis, facts.basis], payer: [found.payer, facts.payer], post: [found.post, facts.post], missing: [found.missing, missing] }, // prettier-ignore
  })
}

/** The committee takes the work on. @throws AppError `services.admissionMissing` (422) while basis, payer or post is missing */
export async function admitWork(ctx: Ctx, key: Key, { version }: z.output<typeof contract.admitWork.body>) {
  const { found, state } = await taken(ctx, 'services.admit', key, version, 'admit')
  if (found.missing.length > 0) throw new AppError('services.admissionMissing', 422, { missing: needsIn(ctx, found.missing) }) // prettier-ignore
  return put(ctx, key, version, { command: 'services.admitWork', set: { state, ...decided(ctx) }, changes: { admission: [found.state, state] } }) // prettier-ignore
}

/** The committee refuses: what is missing is reason enough; else it says why. @throws AppError `services.refusalReason` */
export async function refuseWork(ctx: Ctx, key: Key, { version, reason }: z.output<typeof contract.refuseWork.body>) {
  const { found, state } = await taken(ctx, 'services.admit', key, version, 'refuseWork')
  const lacks = found.missing.length > 0 ? `缺${found.missing.map((m) => NEED[m]).join('、')}` : ''
  const refusal = [lacks, reason].filter(Boolean).join('；')
  if (refusal === '') throw new AppError('services.refusalReason', 422, {}, 'reason')
  return put(ctx, key, version, { command: 'services.refuseWork', set: { state, refusal, ...decided(ctx) }, changes: { admission: [found.state, state], missing: [null, found.missing] }, reason: refusal }) // prettier-ignore
}
/** As it is kept with the refusal, in the language of the office. */
const NEED: Record<string, string> = { basis: '依据', payer: '经费', post: '人员' }

/** Admitted work ends. */
export async function endWork(ctx: Ctx, key: Key, { version, reason }: z.output<typeof contract.endWork.body>) {
  const { found, state } = await taken(ctx, 'services.admit', key, version, 'endWork')
  return put(ctx, key, version, { command: 'services.endWork', set: { state, endedReason: reason }, changes: { admission: [found.state, state] }, reason }) // prettier-ignore
}
