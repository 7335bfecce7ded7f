import { sql, type Insertable } from 'kysely'
import { isPhone, tidyName } from '#modules/registers/index.ts'
import type { Ctx } from '#server/context.ts'
import { getArea } from '#modules/areas/index.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Channel, Nature, Urgency } from '../../contract/base.ts'
import type { CaseState } from '../../contract/cases/base.ts'
import { earliest } from '../../rules/cases/clocks.ts'
import { newNumber } from '../../rules/cases/number.ts'
import { caseGrams } from '../../store/cases/grams.ts'
import { tieFiles } from '../../store/cases/files.ts'
import { publish } from '../../store/cases/public.ts'
import { routeOf } from '../../store/cases/route.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { clockFor, kindsOf, timeOf, wholeFor } from '../../store/cases/time.ts'
import { accountOf, actorName, roleOf } from './support.ts'

/** What someone brings. */
export interface Intake {
  areaId: string
  channel: Channel
  nature: Nature
  urgency?: Urgency | undefined
  kindId?: string | undefined
  itemId?: string | undefined
  title: string
  text: string
  form?: Record<string, unknown> | undefined
  place?: { text: string; x?: number | undefined; y?: number | undefined; unitId?: string | undefined } | undefined
  applicant?:
    | {
        accountId?: string | undefined
        personId?: string | undefined
        localUnitId?: string | undefined
        name?: string | undefined
        phone?: string | undefined
      }
    | undefined
  special?: boolean | undefined
  isPublic?: boolean | undefined
  fileIds?: string[] | undefined
  ticketId?: string | undefined
}
export interface Opened {
  id: string
  areaId: string
  number: string
  version: number
  /** When all of it must be done; `null` where the calendar lacks a year that the clock needs. */
  dueAt: Date | null
}

/** Doors at which someone of the staff takes a case in: it is accepted with that, and they answer for it until it is taken over. */
const TAKEN_IN: ReadonlySet<Channel> = new Set(['counter', 'hotline', 'grid'])

/**
 * The one way in. Numbers the case, sets both clocks, sends it to whom the routes say, ties its files, tells those who watch. The
 * caller has checked its right and records its own audit entry. A clock that needs a year which the calendar does not know stays
 * open and is set when the year is entered: no case is lost for a calendar.
 * @throws AppError `services.itemNotOffered`, `services.itemElsewhere`, `services.kindUnknown`, `services.badPhone`, `services.fileUnknown`, `services.unitUnknown` (422),
 * `access.notFound` for an area that is not there today
 */
export async function writeCase(ctx: Ctx, intake: Intake): Promise<Opened> {
  const of = await privileged(ctx, () => write(ctx, intake))
  await ctx.announce('services.caseOpened', eventOf(of, 'open', null))
  ctx.tell(`inbox:${of.holderAreaId}`, { verb: 'open' })
  return { id: of.id, areaId: of.areaId, number: of.number, version: of.version, dueAt: of.dueAt }
}

/** What others hear of a case. */
export const eventOf = (of: CaseRow, verb: string, from: CaseState | null, text?: string) => ({
  areaId: of.areaId, path: of.path, id: of.id, number: of.number, verb, from, to: of.state, nature: of.nature, channel: of.channel, kindId: of.kindId, itemId: of.itemId,
  dueAt: of.dueAt, applicantAccountId: of.applicantAccountId, ...(text ? { text } : {}),
}) // prettier-ignore

async function write(ctx: Ctx, intake: Intake): Promise<CaseRow> {
  const area = await getArea(ctx, intake.areaId, dayOf(ctx.now))
  if (intake.place?.unitId) await refuseUnitElsewhere(ctx, area.path, intake.place.unitId)
  const item = intake.itemId ? await itemNow(ctx, intake.itemId, area.path) : null
  const kindId = intake.kindId ?? item?.kindId ?? null
  const kinds = await kindsOf(ctx, kindId)
  if (kindId && kinds.length === 0) throw new AppError('services.kindUnknown', 422, {}, 'kindId')
  const plain = {
    areaId: area.id,
    id: newId(ctx.now),
    path: area.path,
    kindId,
    itemId: intake.itemId ?? null,
    itemSeq: item?.seq ?? null,
    nature: intake.nature,
    channel: intake.channel,
    urgency: intake.urgency ?? ('normal' as const),
    state: (TAKEN_IN.has(intake.channel) ? 'accepted' : 'new') as CaseState,
  }
  const time = await timeOf(ctx, area.path)
  const ask = {
    path: area.path,
    level: area.level,
    itemId: plain.itemId,
    kinds,
    nature: plain.nature,
    channel: plain.channel,
    at: ctx.now,
  }
  const { rule: route, ...holder } = await routeOf(ctx, area.id, time, ask)
  const whole = await wholeFor(ctx, time, plain, ctx.now)
  const step = await clockFor(ctx, time, plain, plain.state as 'new' | 'accepted', ctx.now)
  const stepDueAt = earliest(step.at, whole.at)
  const receiver = TAKEN_IN.has(intake.channel)
    ? { firstReceiver: accountOf(ctx), firstReceiverName: actorName(ctx) }
    : {}
  const of = await insert(ctx, {
    ...plain,
    ...holder,
    ...receiver,
    ...told(ctx, intake),
    openedAt: ctx.now,
    changedAt: ctx.now,
    changedBy: actorName(ctx),
    dueAt: whole.at,
    dueRule: whole.rule?.id ?? null,
    stepFrom: ctx.now,
    stepDueAt,
    stepRule: step.rule?.id ?? null,
    clockYear: whole.unknownYear ?? step.unknownYear,
    climbAt: earliest(stepDueAt, whole.at),
    ticketId: intake.ticketId ?? null,
    steps: 1,
  })
  await firstStep(ctx, of, route?.source ?? '')
  await tieFiles(ctx, of, intake.fileIds ?? [], of.public ? 'public' : 'applicant')
  await publish(ctx, of)
  return of
}

/** A residential unit is named only where it stands today. @throws AppError `services.unitUnknown` (422) */
async function refuseUnitElsewhere(ctx: Ctx, path: string, unitId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from residential_unit u
    left join unit_membership m on m.unit_id = u.unit_id and m.superseded_at is null and m.valid_to is null
    join area a on a.id = coalesce(m.community_id, u.town_id)
    where u.unit_id = ${unitId} and u.superseded_at is null and u.valid_to is null and starts_with(a.path, ${path}) limit 1`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw new AppError('services.unitUnknown', 422, {}, 'place.unitId')
}

/** The words, the place and the applicant, as they are kept. @throws AppError `services.badPhone` */
function told(ctx: Ctx, intake: Intake) {
  const { place, applicant } = intake
  const name = applicant?.name ? tidyName(applicant.name) : null
  const phone = applicant?.phone ? applicant.phone.normalize('NFKC').replaceAll(/[\s-]/g, '') : null
  if (phone !== null && !isPhone(phone)) throw new AppError('services.badPhone', 422, {}, 'applicant.phone')
  return {
    title: intake.title,
    text: intake.text,
    form: JSON.stringify(intake.form ?? {}),
    grams: intake.special ? [] : caseGrams(intake.title, place?.text),
    placeText: place?.text || null,
    x: place?.x ?? null,
    y: place?.y ?? null,
    unitId: place?.unitId ?? null,
    applicantAccountId: applicant?.accountId ?? null,
    personId: applicant?.personId ?? null,
    localUnitId: applicant?.localUnitId ?? null,
    applicantNameEnc: name ? ctx.keys.seal(name) : null,
    nameHash: name ? ctx.keys.blind(`name:${name}`) : null,
    phoneEnc: phone ? ctx.keys.seal(phone) : null,
    phoneHash: phone ? ctx.keys.blind(`phone:${phone}`) : null,
    phoneLast4: phone ? phone.slice(-4) : null,
    special: intake.special ?? false,
    public: (intake.isPublic ?? false) && !intake.special,
  }
}

type NewCase = Omit<Insertable<Database['serviceCase']>, 'number'>

/** Writes the row under a number that no other case of the city bears. */
async function insert(ctx: Ctx, row: NewCase): Promise<CaseRow> {
  for (;;) {
    const number = newNumber(ctx.now)
    const { rows } = await sql`
      insert into service_case_number (number, area_id, case_id) values (${number}, ${row.areaId}, ${row.id})
      on conflict (number) do nothing returning 1`.execute(ctx.db)
    if (rows.length === 0) continue
    const kept = await ctx.db
      .insertInto('serviceCase')
      .values({ ...row, number })
      .returningAll()
      .executeTakeFirstOrThrow()
    return kept as unknown as CaseRow
  }
}

async function firstStep(ctx: Ctx, of: CaseRow, reason: string): Promise<void> {
  await ctx.db
    .insertInto('serviceCaseStep')
    .values({
      areaId: of.areaId,
      caseId: of.id,
      seq: 1,
      path: of.path,
      verb: 'open',
      stateFrom: null,
      stateTo: of.state,
      holderAreaId: of.holderAreaId,
      holderRole: of.holderRole,
      holderId: of.holderId,
      holderName: of.holderName,
      byId: accountOf(ctx),
      byName: actorName(ctx),
      byRole: roleOf(ctx),
      at: ctx.now,
      reason,
      text: '',
      audience: 'applicant',
      dueAfter: of.dueAt,
      stepDueAfter: of.stepDueAt,
    }) // prettier-ignore
    .execute()
}

/**
 * The version of an item in force today, of the area of the case, one above or one below it.
 * @throws AppError `services.itemNotOffered` (422) when it has expired or not begun, `services.itemElsewhere` (422)
 */
async function itemNow(ctx: Ctx, itemId: string, path: string): Promise<{ seq: number; kindId: string }> {
  const today = dayOf(ctx.now)
  const { rows } = await sql<{ seq: number; kindId: string; name: string; path: string }>`
    select seq, kind_id, name, path from service_item_version
    where item_id = ${itemId} and valid_from <= ${today} and (valid_to is null or valid_to > ${today}) order by seq desc limit 1`.execute(
    ctx.db,
  )
  const item = rows[0]
  if (!item) throw new AppError('services.itemNotOffered', 422, { day: today }, 'itemId')
  if (!path.startsWith(item.path) && !item.path.startsWith(path))
    throw new AppError('services.itemElsewhere', 422, { name: item.name }, 'itemId')
  return item
}
