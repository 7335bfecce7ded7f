import { colleaguesAt } from '#modules/accounts/index.ts'
import { getArea } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import type { HolderRole } from '../../../contract/cases/base.ts'
import type { holderInput } from '../../../contract/cases/step.ts'
import { areaAtLevel, usualRole } from '../../../store/cases/route.ts'
import type { CaseRow, Holder } from '../../../store/cases/rows.ts'
import { accountOf, actorName } from '../support.ts'

const LEVEL_OF: Record<HolderRole, number> = {
  cityOfficer: 2, countyOfficer: 3, subdistrictOfficer: 4, communityWorker: 5, counterClerk: 4,
} // prettier-ignore

/** Whether a role is one of a level or of one above it; a counter may stand at any. */
export const standsAt = (role: HolderRole, level: number): boolean => role === 'counterClerk' || LEVEL_OF[role] <= level

export interface Handed {
  holder: Holder
  /** Set where the case goes into another area with it. */
  place?: { areaId: string; path: string }
}

/**
 * To whom a case is handed: an area's role, or a person who works there in that role today. An area on the way up from the case
 * holds it where it lies; any other takes it in.
 * @throws AppError `access.notFound` for an area that has ended, `services.holderUnknown`, `services.holderNoArea` (422)
 */
export async function holderFrom(ctx: Ctx, of: CaseRow, to: z.output<typeof holderInput>): Promise<Handed> {
  const areaId = to.areaId ?? (await areaOfRole(ctx, of, to.role))
  // One that has ended has nobody who would find it.
  const area = await getArea(ctx, areaId, dayOf(ctx.now))
  if (!standsAt(to.role, area.level)) throw new AppError('services.holderNoArea', 422, { role: to.role }, 'to.areaId')
  const holder = { holderAreaId: area.id, holderRole: to.role, ...(await personOf(ctx, area.id, to)) }
  return of.path.startsWith(area.path) ? { holder } : { holder, place: { areaId: area.id, path: area.path } }
}

async function areaOfRole(ctx: Ctx, of: CaseRow, role: HolderRole): Promise<string> {
  const level = Math.max(...(await levelsOf(ctx, of.path)))
  const found = await areaAtLevel(ctx, of.path, Math.min(LEVEL_OF[role], level))
  return found ?? of.areaId
}

async function levelsOf(ctx: Ctx, path: string): Promise<number[]> {
  const rows = await ctx.db.selectFrom('area').select('level').where('path', '=', path).execute()
  return rows.map((r) => r.level)
}

async function personOf(ctx: Ctx, areaId: string, to: z.output<typeof holderInput>) {
  if (!to.holderId) return { holderId: null, holderName: null }
  const person = (await colleaguesAt(ctx, areaId)).find((c) => c.accountId === to.holderId && c.role === to.role)
  if (!person) throw new AppError('services.holderUnknown', 422, {}, 'to.holderId')
  return { holderId: person.accountId, holderName: person.name }
}

/** The actor as holder. */
export function selfAs(ctx: Ctx, of: CaseRow): Holder {
  if (ctx.actor.kind !== 'account')
    return { holderAreaId: of.holderAreaId, holderRole: of.holderRole, holderId: null, holderName: null }
  return {
    holderAreaId: ctx.actor.areaId, holderRole: ctx.actor.role as HolderRole, holderId: accountOf(ctx), holderName: actorName(ctx),
  } // prettier-ignore
}

/** Who had the case before, by its history; the level above where nobody had. */
export async function holderBefore(ctx: Ctx, of: CaseRow): Promise<Holder> {
  const steps = await ctx.db
    .selectFrom('serviceCaseStep')
    .select(['holderAreaId', 'holderRole', 'holderId', 'holderName'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute()
  const other = steps.find((s) => s.holderAreaId !== of.holderAreaId || s.holderRole !== of.holderRole)
  return other ? { ...other, holderRole: other.holderRole as HolderRole } : above(ctx, of)
}

/** The level above the holder's, as the role that answers there. */
export async function above(ctx: Ctx, of: CaseRow): Promise<Holder> {
  const here = await ctx.db
    .selectFrom('area')
    .select(['path', 'level'])
    .where('id', '=', of.holderAreaId)
    .executeTakeFirstOrThrow()
  const level = Math.max(2, Math.min(here.level, 5) - 1)
  const holderAreaId = (await areaAtLevel(ctx, here.path, level)) ?? of.holderAreaId
  return { holderAreaId, holderRole: usualRole(level), holderId: null, holderName: null }
}

/** Who answered last, for a check that sends it back. */
export async function answerer(ctx: Ctx, of: CaseRow): Promise<Holder> {
  const step = await ctx.db
    .selectFrom('serviceCaseStep')
    .select(['holderAreaId', 'holderRole', 'holderId', 'holderName'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('stateTo', 'in', ['handling', 'accepted'])
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return step ? { ...step, holderRole: step.holderRole as HolderRole } : holderBefore(ctx, of)
}

/** Who checks: the subdistrict of the case (its own area where it lies higher). */
export async function checker(ctx: Ctx, of: CaseRow): Promise<Holder> {
  const holderAreaId = (await areaAtLevel(ctx, of.path, 4)) ?? of.areaId
  const level = holderAreaId === of.areaId ? Math.max(...(await levelsOf(ctx, of.path))) : 4
  return {
    holderAreaId,
    holderRole: level === 4 ? 'subdistrictOfficer' : usualRole(Math.min(level, 4)),
    holderId: null,
    holderName: null,
  }
}
