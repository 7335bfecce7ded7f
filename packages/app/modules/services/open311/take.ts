import { sql } from 'kysely'
import { areaAt } from '#modules/areas/index.ts'
import { unitNear } from '#modules/registers/index.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { sm3 } from '#server/crypto.ts'
import { canonical } from '#server/audit.ts'
import { translator } from '#server/texts.ts'
import { AppError } from '#shared/errors.ts'
import { writeCase } from '../commands/cases/open.ts'
import { caseByNumber } from '../queries/cases/of.ts'
import { answersOf, readSubmission, type Sent, type Submission } from '../rules/open311/submission.ts'
import { w3 } from '../rules/open311/dates.ts'
import { list, type List } from './format.ts'
import { jurisdictionOf, type Jurisdiction } from './jurisdiction.ts'
import { programOf, type Program } from './keys.ts'
import { offeredAt } from './services.ts'

/** How far from a residential unit's point a place still counts as its. */
const UNIT_METRES = 500
/** The same sent again within this time is the same request. */
const AGAIN_MINUTES = 60
const HOUR = 3_600_000

/**
 * Takes in a request from a program and opens a public case of it. The same sent again within an hour by the same program
 * gives the same request.
 * @throws AppError `services.open311Key` (403), those of `readSubmission`, `answersOf`, `jurisdictionOf`, `offeredAt` and
 * `writeCase`, `services.open311Outside` (400)
 */
export async function takeIn(ctx: Ctx, key: string | undefined, sent: Sent): Promise<List> {
  const { api_key: inForm, ...rest } = sent
  return privileged(ctx, async (db) => {
    const program = await programOf(db, key ?? [inForm ?? []].flat()[0])
    // From here on the program acts, within what its key is for.
    const own: Ctx = { ...ctx, actor: { kind: 'system', name: `open311:${program.name}` } }
    return takeFrom(own, program, rest)
  })
}

async function takeFrom(ctx: Ctx, program: Program, sent: Sent): Promise<List> {
  const submission = readSubmission(sent)
  const jurisdiction = await jurisdictionOf(ctx, submission.jurisdiction)
  if (!jurisdiction.path.startsWith(program.path) && !program.path.startsWith(jurisdiction.path))
    throw new AppError('services.open311Key', 403, {}, 'api_key')
  const digest = sm3(canonical(sent))
  const before = await sentBefore(ctx, program, digest)
  if (before) {
    const of = await caseByNumber(ctx, before)
    await record(ctx, {
      command: 'services.open311Post',
      areaId: of?.areaId ?? program.areaId,
      subject: { type: 'serviceCase', id: of?.id ?? before },
      reason: 'again',
    })
    return answer(before, null)
  }
  const place = await placeOf(ctx, wider(jurisdiction, program), submission)
  const item = await offeredAt(ctx, place.path, submission.serviceCode)
  const text = [submission.description, submission.mediaUrl && `照片（对方给的网址，未核验）：${submission.mediaUrl}`]
  const opened = await writeCase(ctx, {
    areaId: place.areaId,
    channel: 'open311',
    nature: 'report',
    itemId: item.itemId,
    title: item.name,
    text: text.filter(Boolean).join('\n'),
    form: answersOf(item.form, submission.attributes),
    place: { text: submission.address ?? '', ...submission.point, ...place.unit },
    applicant: { name: submission.name, phone: submission.phone },
    isPublic: true,
  })
  await keep(ctx, program, digest, opened.number)
  await record(ctx, { command: 'services.open311Post', areaId: opened.areaId, subject: { type: 'serviceCase', id: opened.id }, changes: { number: [null, opened.number] } }) // prettier-ignore
  return answer(
    opened.number,
    opened.dueAt && translator(ctx.locale)('services:open311.notice', { due: w3(opened.dueAt) }),
  )
}

/** The smaller of what the caller means and what its key is for. */
const wider = (jurisdiction: Jurisdiction, program: Program): Omit<Jurisdiction, 'code'> =>
  jurisdiction.path.startsWith(program.path) ? jurisdiction : program

const answer = (number: string, notice: string | null): List =>
  list('request', [{ service_request_id: number, service_notice: notice, account_id: null }])

interface Place {
  areaId: string
  path: string
  unit?: { unitId: string }
}

/** Where it is: the residential unit named, the lowest outline or the nearest unit that the point lies in, or the jurisdiction. */
async function placeOf(ctx: Ctx, within: Omit<Jurisdiction, 'code'>, sent: Submission): Promise<Place> {
  const found = sent.addressId
    ? await unitPlace(ctx, sent.addressId)
    : sent.point
      ? await pointPlace(ctx, sent.point)
      : undefined
  if (found && !found.path.startsWith(within.path)) throw outside(sent)
  // A named unit must be there; a point that nothing is known of goes to the jurisdiction's own desk.
  if (!found && sent.addressId) throw outside(sent)
  return found ?? within
}

const outside = (sent: Submission) =>
  new AppError('services.open311Outside', 400, {}, sent.addressId ? 'address_id' : 'lat')

async function pointPlace(ctx: Ctx, { x, y }: { x: number; y: number }): Promise<Place | undefined> {
  const [area, unit] = [await areaAt(ctx, x, y), await unitNear(ctx, x, y, UNIT_METRES)]
  const near = unit && (await pathOf(ctx, unit.communityId ?? unit.townId))
  const fits = near && (!area || near.path.startsWith(area.path))
  if (fits) return { ...near, unit: { unitId: unit.unitId } }
  return area && { areaId: area.id, path: area.path }
}

async function unitPlace(ctx: Ctx, id: string): Promise<Place | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  const { rows } = await sql<{ communityId: string | null; townId: string }>`
    select u.town_id, (select m.community_id from unit_membership m where m.unit_id = u.unit_id and m.superseded_at is null
      and m.valid_from <= ${ctx.asOf} and (m.valid_to is null or m.valid_to > ${ctx.asOf}) limit 1) as community_id
    from residential_unit u where u.unit_id = ${id} and u.superseded_at is null and (u.valid_to is null or u.valid_to > ${ctx.asOf}) limit 1`.execute(
    ctx.db,
  )
  const place = rows[0] && (await pathOf(ctx, rows[0].communityId ?? rows[0].townId))
  return place && { ...place, unit: { unitId: id } }
}

async function pathOf(ctx: Ctx, areaId: string): Promise<{ areaId: string; path: string }> {
  const { path } = await ctx.db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirstOrThrow()
  return { areaId, path }
}

async function sentBefore(ctx: Ctx, program: Program, digest: string): Promise<string | undefined> {
  // Two of the same at once: the second waits here for the first.
  await sql`select 1 from open311_key where id = ${program.id} for update`.execute(ctx.db)
  const since = new Date(ctx.now.getTime() - AGAIN_MINUTES * 60_000)
  const found = await ctx.db
    .selectFrom('open311Submission')
    .select('number')
    .where('keyId', '=', program.id)
    .where('digest', '=', digest)
    .where('at', '>', since)
    .executeTakeFirst()
  return found?.number
}

/** Remembers what was sent for an hour, and forgets what is older. */
async function keep(ctx: Ctx, program: Program, digest: string, number: string): Promise<void> {
  const past = new Date(ctx.now.getTime() - AGAIN_MINUTES * 60_000)
  await ctx.db.deleteFrom('open311Submission').where('at', '<=', past).execute()
  await ctx.db.insertInto('open311Submission').values({ keyId: program.id, digest, number, at: ctx.now }).execute()
  if (!program.usedAt || ctx.now.getTime() - program.usedAt.getTime() > HOUR)
    await ctx.db.updateTable('open311Key').set({ usedAt: ctx.now }).where('id', '=', program.id).execute()
}
