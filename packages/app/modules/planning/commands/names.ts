import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Community } from '../contract/schemes.ts'
import { faultOf, namesAround } from '../queries/names.ts'
import { nextCode } from '../rules/names.ts'
import { applied, type Step } from '../rules/scheme.ts'
import { journal } from '../store/journal.ts'
import { keepDrawing, lockScheme, type Scheme } from '../store/schemes.ts'

/**
 * Checks the names of the new communities of a scheme (地名管理条例 2022, Art. 9: form, unique in the county) and holds names
 * and codes for them until the scheme is dropped or holds others. Codes follow the last of the town (统计用区划代码).
 * @throws AppError `planning.nothingToReserve`, `planning.nameGeneric` and its like, `planning.nameTaken`, `planning.noCodeLeft`
 */
export async function reserveNames(ctx: Ctx, id: string, input: { version: number }) {
  const scheme = await lockScheme(ctx, id, input.version)
  const used = new Set(Object.values(scheme.assignment))
  const fresh = scheme.communities.filter((c) => c.areaId === null && used.has(c.key))
  if (fresh.length === 0) throw new AppError('planning.nothingToReserve', 409)
  const names = await namesAround(ctx, scheme)
  const seen = new Set<string>()
  const coded: Community[] = []
  for (const c of fresh) {
    const fault = faultOf(c.name, null, names)
    if (fault) throw new AppError(fault.code, 422, { name: c.name, town: fault.town ?? '' }, 'communities')
    if (seen.has(c.name))
      throw new AppError('planning.nameTaken', 422, { name: c.name, town: names.town }, 'communities')
    seen.add(c.name)
    const code = c.code && !names.codes.has(c.code) ? c.code : nextCode(names.prefix, names.codes)
    if (!code) throw new AppError('planning.noCodeLeft', 409, { town: names.town })
    names.codes.add(code)
    coded.push({ ...c, code })
  }
  await hold(ctx, scheme, names.county.id, coded)
  const version = await keepCodes(ctx, scheme, coded)
  await record(ctx, {
    command: 'planning.reserveNames',
    areaId: scheme.areaId,
    subject: { type: 'planningScheme', id },
    changes: Object.fromEntries(coded.map((c) => [c.name, [null, c.code]])),
  })
  const now = new Map(coded.map((c) => [c.key, c]))
  return { id, version, communities: scheme.communities.map((c) => now.get(c.key) ?? c) }
}

async function keepCodes(ctx: Ctx, scheme: Scheme, coded: readonly Community[]): Promise<number> {
  const before = new Map(scheme.communities.map((c) => [c.key, c]))
  const communities = coded.flatMap((c): Step['communities'] => {
    const old = before.get(c.key)!
    return old.code === c.code ? [] : [[c.key, old, c]]
  })
  if (communities.length === 0) return scheme.version
  const step: Step = { units: [], communities }
  const version = await keepDrawing(ctx, scheme, applied(scheme, step))
  await journal(ctx, scheme, 'coded', step, version)
  return version
}

/** Holds names and codes; what the scheme held before and no longer needs is free again. */
async function hold(ctx: Ctx, scheme: Scheme, countyId: string, coded: readonly Community[]): Promise<void> {
  await ctx.db
    .updateTable('planningReservation')
    .set({ releasedAt: ctx.now })
    .where('schemeId', '=', scheme.id)
    .where('releasedAt', 'is', null)
    .execute()
  const { id: schemeId, areaId, path } = scheme
  const base = { countyId, areaId, path, schemeId, reservedAt: ctx.now }
  const rows = coded.flatMap((c) => [
    { ...base, id: newId(ctx.now), communityKey: c.key, kind: 'name', value: c.name },
    { ...base, id: newId(ctx.now), communityKey: c.key, kind: 'code', value: c.code! },
  ])
  await ctx.db.insertInto('planningReservation').values(rows).execute()
}
