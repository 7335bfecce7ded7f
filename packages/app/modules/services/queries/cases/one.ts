import { sql } from 'kysely'
import { maskName } from '#modules/registers/index.ts'
import { holds, notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import { maskPhone } from '#shared/codes.ts'
import type { CaseDetail, CaseShown } from '../../contract/cases/cases.ts'
import type { ClockStep } from '../../contract/cases/base.ts'
import { CHECKED } from '../../commands/cases/verbs/handling.ts'
import { finisherOf, type Held } from '../../rules/cases/holding.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { clockFor, timeOf, wholeBegan, type Time } from '../../store/cases/time.ts'
import { papersOf } from './of.ts'
import { areaName, shownColumns } from './rows.ts'
import { allowedVerbs } from './verbs.ts'

/** A case for the staff of its area. @throws AppError `access.notFound`, `services.specialLook` (403) for one of special care */
export async function getCase(ctx: Ctx, id: string): Promise<CaseDetail> {
  const of = await findCase(ctx, id)
  if (of.special) throw new AppError('services.specialLook', 403)
  return detailOf(ctx, of)
}

/** The row, for those who may see it. @throws AppError `access.notFound` */
export async function findCase(ctx: Ctx, id: string): Promise<CaseRow> {
  const found = await ctx.db.selectFrom('serviceCase').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  await require(ctx, 'services.view', found.areaId)
  if (found.special && !holds(ctx.actor, 'services.special')) throw notFound()
  return found as unknown as CaseRow
}

/** All that the page of a case shows. The caller has checked that it may be seen. */
export async function detailOf(ctx: Ctx, of: CaseRow): Promise<CaseDetail> {
  const time = await timeOf(ctx, of.path)
  const { rows } = await sql<CaseShown & { item: string | null }>`
    select ${shownColumns(ctx)}, (select v.name from service_item_version v where v.item_id = c.item_id and v.seq = c.item_seq) as item
    from service_case c where c.area_id = ${of.areaId} and c.id = ${of.id}`.execute(ctx.db)
  const reopens = of.state === 'closed' || of.state === 'refused'
  return {
    ...rows[0]!,
    title: of.title,
    placeText: of.placeText,
    x: of.x,
    y: of.y,
    text: of.text,
    form: of.form as Record<string, unknown>,
    public: of.public,
    applicant: applicantOf(ctx, of),
    firstReceiver: of.firstReceiverName,
    ...(await clocksOf(ctx, of, time)),
    suspendedAt: of.suspendedAt,
    suspendedS: suspendedOf(ctx, of),
    extended: of.extended,
    reopenUntil: reopens ? addDays(dayOf(of.closedAt ?? ctx.now), time.setting.reopenDays) : null,
    verbs: await allowedVerbs(ctx, of, time),
    needsCheck: CHECKED.has(of.nature),
    steps: await stepsOf(ctx, of),
    parts: await partsOf(ctx, of),
    files: await filesOf(ctx, of),
    papers: await papersOf(ctx, of),
    looks: await looksOf(ctx, of),
    rating: await ratingOf(ctx, of),
    ...(await relatedOf(ctx, of)),
  }
}

function applicantOf(ctx: Ctx, of: CaseRow): CaseDetail['applicant'] {
  return {
    name: of.applicantNameEnc ? maskName(ctx.keys.open(of.applicantNameEnc)) : null,
    phone: of.phoneEnc ? maskPhone(ctx.keys.open(of.phoneEnc)) : null,
    personId: of.personId,
    account: of.applicantAccountId !== null,
  }
}

/** Seconds in which the step's clock stood still, up to now. */
const suspendedOf = (ctx: Ctx, of: CaseRow): number =>
  of.suspendedS + (of.suspendedAt ? Math.round((ctx.now.getTime() - of.suspendedAt.getTime()) / 1000) : 0)

async function clocksOf(ctx: Ctx, of: CaseRow, time: Time): Promise<Pick<CaseDetail, 'whole' | 'step'>> {
  const shown = async (step: ClockStep, from: Date, dueAt: Date | null) => {
    const { rule, promised } = await clockFor(ctx, time, of, step, from)
    const end = of.closedAt ?? ctx.now
    return {
      from: step === 'whole' ? await wholeBegan(ctx, of, rule) : from,
      dueAt,
      overdue: dueAt !== null && dueAt < end,
      leftMinutes: dueAt ? Math.round((dueAt.getTime() - end.getTime()) / 60_000) : null,
      source: rule?.source ?? '',
      origin: promised ? ('promise' as const) : (rule?.origin ?? null),
    }
  }
  const steps = ['new', 'accepted', 'dispatched', 'handling', 'checking']
  const step = (steps.includes(of.state) ? of.state : (of.stateBefore ?? 'handling')) as ClockStep
  return { whole: await shown('whole', of.openedAt, of.dueAt), step: await shown(step, of.stepFrom, of.stepDueAt) }
}

const stepsOf = async (ctx: Ctx, of: CaseRow) =>
  (
    await sql<CaseDetail['steps'][number]>`
      select s.seq, s.verb, s.state_to as state, s.by_name as "by", s.by_role, s.at, s.reason, s.text, s.audience,
        ${areaName(ctx, 's.holder_area_id')} as holder_area, s.holder_role, s.holder_name, s.due_before, s.due_after, s.step_due_before, s.step_due_after
      from service_case_step s where s.area_id = ${of.areaId} and s.case_id = ${of.id} order by s.seq`.execute(ctx.db)
  ).rows

const partsOf = async (ctx: Ctx, of: CaseRow) =>
  (
    await sql<CaseDetail['parts'][number] & Held>`
      select p.id, ${areaName(ctx, 'p.holder_area_id')} as holder_area, p.holder_area_id, p.holder_role, p.holder_id, p.holder_name, p.asked, p.asked_by,
        p.asked_at, p.outcome, p.answer, p.answered_by
      from service_case_part p where p.area_id = ${of.areaId} and p.case_id = ${of.id} order by p.id`.execute(ctx.db)
  ).rows.map((p) => ({ ...p, mayFinish: finisherOf(ctx.actor, of, p) }))

/** Who looked into it, the latest first. */
const looksOf = (ctx: Ctx, of: CaseRow) =>
  ctx.db
    .selectFrom('serviceLook')
    .select(['id', 'at', 'byName as by', 'byRole', 'part', 'purpose'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute() as unknown as Promise<CaseDetail['looks']>

const filesOf = (ctx: Ctx, of: CaseRow) =>
  ctx.db
    .selectFrom('serviceCaseFile')
    .select(['id', 'name', 'type', 'kind', 'bytes', 'audience', 'byName', 'at'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('droppedAt', 'is', null)
    .orderBy('id')
    .execute() as unknown as Promise<CaseDetail['files']>

const ratingOf = async (ctx: Ctx, of: CaseRow): Promise<CaseDetail['rating']> =>
  (await ctx.db
    .selectFrom('serviceRating')
    .select(['grade', 'text', 'ratedAt as at'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .executeTakeFirst()) ?? null

/** Cases that were merged into this one, and the one it was merged into. */
async function relatedOf(ctx: Ctx, of: CaseRow): Promise<Pick<CaseDetail, 'duplicateOf' | 'duplicates'>> {
  const { rows } = await sql<CaseDetail['duplicates'][number]>`
    select id, number, title, state from service_case
    where not special and (duplicate_of = ${of.id} or id = ${of.duplicateOf}::uuid) order by opened_at limit 50`.execute(
    ctx.db,
  )
  return {
    duplicateOf: rows.find((r) => r.id === of.duplicateOf) ?? null,
    duplicates: rows.filter((r) => r.id !== of.duplicateOf),
  }
}
