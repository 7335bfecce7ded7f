import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import { dayOf } from '#shared/dates.ts'
import { next, type Workflow } from '#shared/workflow.ts'
import type { z } from 'zod'
import { duplicateFlow } from '../contract/care.ts'
import type * as contract from '../contract/index.ts'
import type { NewResident, Resident } from '../rows.ts'
import { inOrder, subtract } from '../rules/spells.ts'
import { happen, writeResidents } from '../write.ts'
import { reasonOf } from './homes.ts'
import { after, checkHead, checkVersion, membersOf, rowsOf } from './support.ts'

type Why = { paper?: string | undefined; reason: string }

/** Two entries are one person: the other's spells go to this one where it has none on those days; nothing known is lost. */
export async function mergePeople(ctx: Ctx, keepId: string, input: z.output<typeof contract.mergePeople.body>) {
  const keep = await entry(ctx, keepId, input.version)
  const drop = await entry(ctx, input.otherId, input.otherVersion)
  const version = await merge(ctx, keep, drop, input)
  await record(ctx, {
    command: 'registers.mergePeople', areaId: keep.last.communityId, subject: { type: 'person', id: keepId },
    changes: { mergedFrom: [null, drop.last.name] }, ...reasonOf(input),
  }) // prettier-ignore
  return { id: keepId, version }
}

interface Entry {
  personId: string
  rows: Resident[]
  last: Resident
}

/** All rows of an entry, living or not, with the right to merge held against each community they lie in. */
async function entry(ctx: Ctx, personId: string, version?: number): Promise<Entry> {
  const rows = await rowsOf(ctx, personId)
  const last = rows.at(-1)
  if (!last) throw notFound()
  for (const communityId of await communitiesOf(ctx, personId)) await require(ctx, 'registers.merge', communityId)
  if (version !== undefined) checkVersion(last, version)
  return { personId, rows, last }
}

/** Also those out of reach: an entry is merged whole or not at all. */
function communitiesOf(ctx: Ctx, personId: string): Promise<string[]> {
  return privileged(ctx, async (db) => {
    const stays = await db
      .selectFrom('resident')
      .select('communityId')
      .distinct()
      .where('personId', '=', personId)
      .where('supersededAt', 'is', null)
      .execute()
    return stays.map((r) => r.communityId)
  })
}

async function merge(ctx: Ctx, keep: Entry, drop: Entry, why: Why): Promise<number> {
  if (keep.personId === drop.personId) throw new AppError('registers.sameAgain', 422, {}, 'otherId')
  if (keep.last.idHash && drop.last.idHash && keep.last.idHash !== drop.last.idHash)
    throw new AppError('registers.twoIds', 422, {}, 'otherId')
  const version = Math.max(keep.last.version, drop.last.version) + 1
  const eventId = await happen(ctx, {
    communityId: keep.last.communityId, kind: 'merged', on: dayOf(ctx.now), personId: keep.personId, ...why,
    detail: { from: drop.personId, spells: drop.rows.map((r) => ({ communityId: r.communityId, householdId: r.householdId, from: r.validFrom, to: r.validTo })) },
  }) // prettier-ignore
  const own = numbersOf(keep.last, drop.last)
  const kept = keep.rows.map((r) => ({ ...r, ...own, version }))
  const taken = drop.rows
    .flatMap((r) => subtract(r, keep.rows))
    .map((r) => ({
      ...r,
      ...own,
      personId: keep.personId,
      version,
      endEvent: r.validTo === null ? null : (r.endEvent ?? eventId),
    }))
  const change = { drop: [...keep.rows, ...drop.rows], add: [...kept, ...taken] as NewResident[] }
  await checkHouseholds(ctx, drop, change)
  if (own.idHash)
    await ctx.db.updateTable('personKey').set({ personId: keep.personId }).where('idHash', '=', own.idHash).execute()
  await ctx.db
    .insertInto('person')
    .values({ id: drop.personId, mergedInto: keep.personId, recordedAt: ctx.now })
    .execute()
  await writeResidents(ctx, change)
  return version
}

/** The id number and phone that one of two entries lacks come from the other. */
function numbersOf(keep: Resident, drop: Resident) {
  const id = keep.idHash ? keep : drop
  const phone = keep.phoneHash ? keep : drop
  return {
    idEnc: id.idEnc, idHash: id.idHash, idLast4: id.idLast4, phoneEnc: phone.phoneEnc, phoneHash: phone.phoneHash, phoneLast4: phone.phoneLast4,
  } // prettier-ignore
}

/** A household that the dropped entry headed must have another head first. */
async function checkHouseholds(ctx: Ctx, drop: Entry, change: { drop: Resident[]; add: NewResident[] }): Promise<void> {
  for (const row of inOrder(drop.rows)) {
    if (row.validTo !== null) continue
    const members = await membersOf(ctx, row.communityId, row.householdId)
    checkHead(after(members, change), row.householdId, dayOf(ctx.now))
  }
}

/** Decides a pair of the duplicates queue: merges it, keeps it apart, or opens it again. */
export async function decideDuplicate(ctx: Ctx, id: string, input: z.output<typeof contract.decideDuplicate.body>) {
  const pair = await ctx.db.selectFrom('duplicateSuspect').selectAll().where('id', '=', id).executeTakeFirst()
  if (!pair) throw notFound()
  await require(ctx, 'registers.merge', pair.communityId)
  checkVersion(pair, input.version)
  const state = next(duplicateFlow as Workflow, pair.state, input.verb)
  if (!state) throw new AppError('registers.notNow', 409, { state: pair.state })
  if (input.verb === 'merge') {
    const [keepId, dropId] =
      input.keepId === pair.otherPersonId ? [pair.otherPersonId, pair.personId] : [pair.personId, pair.otherPersonId]
    await merge(ctx, await entry(ctx, keepId), await entry(ctx, dropId), input)
  }
  const who = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  await ctx.db
    .updateTable('duplicateSuspect')
    .set({ state, decision: input.reason, decidedAt: ctx.now, decidedBy: who, version: pair.version + 1 })
    .where('communityId', '=', pair.communityId)
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: 'registers.decideDuplicate',
    areaId: pair.communityId,
    subject: { type: 'duplicate', id },
    changes: { state: [pair.state, state] },
    reason: input.reason,
  })
  return { id, version: pair.version + 1 }
}
