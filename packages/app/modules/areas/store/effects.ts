import { sql } from 'kysely'
import type { Ctx, Tx } from '#server/context.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { ActPayload } from '../contract/acts.ts'
import { trimCode } from '../rules/codes.ts'
import type { AreaKind } from '../rules/kinds.ts'
import { idSource } from './ids.ts'
import { insertLinks, type NewLink } from './links.ts'
import {
  endVersions,
  freeSlugs,
  insertAreas,
  insertVersions,
  movePaths,
  versionOn,
  versionsUnder,
  type NewVersion,
  type VersionRow,
} from './versions.ts'

/** What an act writes, gathered before anything is written. */
export interface Effects {
  ended: VersionRow[]
  next: NewVersion[]
  fresh: NewVersion[]
  links: Pick<NewLink, 'fromId' | 'toId' | 'kind'>[]
}
export interface Acting {
  id: string
  day: Day
  source: string
  by: string
}
export type NewArea = { name: string; kind: AreaKind; codeStat?: string | undefined; codeCivil?: string | undefined }

export const none = (): Effects => ({ ended: [], next: [], fresh: [], links: [] })

export async function inForce(db: Tx, id: string, day: Day): Promise<VersionRow> {
  return (await versionOn(db, id, day))!
}

export const successor = (act: Acting, old: VersionRow, change: Partial<VersionRow>, events: string[]): NewVersion => ({
  ...old, ...change, validFrom: act.day, validTo: null, source: act.source, actId: act.id, releaseId: null, events,
}) // prettier-ignore

export async function begin(db: Tx, act: Acting, parent: VersionRow, area: NewArea, id: string): Promise<NewVersion> {
  const level = parent.level + 1
  const code = area.codeStat ?? area.codeCivil
  const [slug] = await freeSlugs(db, [code ? trimCode(code, level) : `n${id.replaceAll('-', '').slice(-12)}`])
  return {
    areaId: id, slug: slug!, validFrom: act.day, validTo: null, parentId: parent.areaId, level, kind: area.kind, name: area.name,
    codeStat: area.codeStat ?? null, codeCivil: area.codeCivil ?? null, urbanRural: null, path: `${parent.path}${slug}/`,
    events: ['added'], source: act.source, actId: act.id, releaseId: null,
  } // prettier-ignore
}

/** A version that goes on under another path, and all that stands below it along with it. */
export async function carry(db: Tx, act: Acting, old: VersionRow, next: NewVersion, to: Effects): Promise<void> {
  to.ended.push(old)
  to.next.push(next)
  if (next.path === old.path) return
  const below = (await versionsUnder(db, [old.path], act.day)).filter((v) => v.areaId !== old.areaId)
  to.ended.push(...below)
  to.next.push(
    ...below.map((v) => successor(act, v, { path: next.path + v.path.slice(old.path.length) }, ['pathChanged'])),
  )
}

/** Children of areas that end go on below the one that takes over. */
export async function adopt(
  db: Tx,
  act: Acting,
  from: VersionRow,
  into: { areaId: string; path: string },
  to: Effects,
): Promise<void> {
  const children = (await versionsUnder(db, [from.path], act.day)).filter((v) => v.parentId === from.areaId)
  for (const child of children) {
    await carry(
      db,
      act,
      child,
      successor(act, child, { parentId: into.areaId, path: `${into.path}${child.slug}/` }, ['moved']),
      to,
    )
  }
}

async function merging(
  db: Tx,
  act: Acting,
  p: Extract<ActPayload, { kind: 'merge' }>,
  id: () => string,
): Promise<Effects> {
  const to = none()
  const olds = await Promise.all(p.fromIds.map((from) => inForce(db, from, act.day)))
  let target: { areaId: string; path: string }
  if (p.intoId) target = await inForce(db, p.intoId, act.day)
  else {
    const fresh = await begin(db, act, await inForce(db, olds[0]!.parentId!, act.day), p.into!, id())
    to.fresh.push({ ...fresh, events: ['added', 'merged'] })
    target = fresh
  }
  for (const old of olds) {
    to.ended.push(old)
    to.links.push({ fromId: old.areaId, toId: target.areaId, kind: 'merged' })
    await adopt(db, act, old, target, to)
  }
  return to
}

async function splitting(
  db: Tx,
  act: Acting,
  p: Extract<ActPayload, { kind: 'split' }>,
  id: () => string,
): Promise<Effects> {
  const to = none()
  const old = await inForce(db, p.areaId, act.day)
  const parent = await inForce(db, old.parentId!, act.day)
  for (const part of p.parts) {
    const fresh = await begin(db, act, parent, part, id())
    to.fresh.push({ ...fresh, events: ['added', 'split'] })
    to.links.push({ fromId: old.areaId, toId: fresh.areaId, kind: 'split' })
  }
  if (!p.keep) to.ended.push(old)
  return to
}

async function changing(
  db: Tx,
  act: Acting,
  id: string,
  change: Partial<VersionRow>,
  events: string[],
): Promise<Effects> {
  const to = none()
  const old = await inForce(db, id, act.day)
  await carry(db, act, old, successor(act, old, change, events), to)
  return to
}

async function moving(db: Tx, act: Acting, p: Extract<ActPayload, { kind: 'move' }>): Promise<Effects> {
  const [old, parent] = [await inForce(db, p.areaId, act.day), await inForce(db, p.parentId, act.day)]
  return changing(db, act, p.areaId, { parentId: parent.areaId, path: `${parent.path}${old.slug}/` }, ['moved'])
}

const codesOf = (p: { codeStat?: string | undefined; codeCivil?: string | undefined }) => ({
  ...(p.codeStat ? { codeStat: p.codeStat } : {}),
  ...(p.codeCivil ? { codeCivil: p.codeCivil } : {}),
})

async function effectsOf(db: Tx, act: Acting, p: ActPayload, id: () => string): Promise<Effects> {
  switch (p.kind) {
    case 'setUp':
      return { ...none(), fresh: [await begin(db, act, await inForce(db, p.parentId, act.day), p.area, id())] }
    case 'rename':
      return changing(db, act, p.areaId, { name: p.name }, ['renamed'])
    case 'recode':
      return changing(db, act, p.areaId, codesOf(p), ['recoded'])
    case 'convert': {
      const events = ['converted', ...(p.name ? ['renamed'] : []), ...(p.codeStat || p.codeCivil ? ['recoded'] : [])]
      return changing(db, act, p.areaId, { kind: p.to, ...(p.name ? { name: p.name } : {}), ...codesOf(p) }, events)
    }
    case 'move':
      return moving(db, act, p)
    case 'merge':
      return merging(db, act, p, id)
    case 'split':
      return splitting(db, act, p, id)
    case 'abolish': {
      const links = p.successorId ? [{ fromId: p.areaId, toId: p.successorId, kind: 'succeeded' as const }] : []
      return { ...none(), ended: [await inForce(db, p.areaId, act.day)], links }
    }
  }
}

/** What others are told of an act (`areas.changed`): who went into whom, from which day. */
export interface ActEvent {
  actId: string
  kind: ActPayload['kind'] | 'redraw'
  onDay: Day
  ended: string[]
  begun: string[]
  /** All areas of which versions were written or ended. */
  touched: string[]
  links: { fromId: string; toId: string; kind: string }[]
}

/**
 * Writes the versions of an approved act, dated its day. Paths for access follow at once where the day has come, else
 * when it comes ({@link bringPathsUpToDate}).
 */
export async function writeEffects(ctx: Ctx, db: Tx, act: Acting, payload: ActPayload, today: Day): Promise<ActEvent> {
  const effects = await effectsOf(db, act, payload, idSource(ctx.now))
  return { ...(await writeAll(ctx, db, act, effects, today)), kind: payload.kind }
}

/** Writes what was gathered. Paths for access follow at once where the day has come. */
export async function writeAll(
  ctx: Ctx,
  db: Tx,
  act: Acting,
  { ended, next, fresh, links }: Effects,
  today: Day,
): Promise<Omit<ActEvent, 'kind'>> {
  await insertAreas(db, fresh)
  await endVersions(ctx, db, ended, act.day)
  await insertVersions(ctx, db, [...fresh, ...next])
  if (act.day <= today)
    await movePaths(
      db,
      next.filter((v) => ended.find((o) => o.areaId === v.areaId)!.path !== v.path),
    )
  const base = { onDay: act.day, source: act.source, actId: act.id, releaseId: null, confirmedBy: act.by }
  await insertLinks(
    ctx,
    db,
    links.map((l) => ({ ...base, ...l })),
  )
  const going = new Set(next.map((v) => v.areaId))
  return {
    actId: act.id,
    onDay: act.day,
    ended: ended.map((v) => v.areaId).filter((id) => !going.has(id)),
    begun: fresh.map((v) => v.areaId),
    touched: [...new Set([...ended, ...fresh, ...next].map((v) => v.areaId))],
    links,
  }
}

/** Takes back what an act wrote on these areas: its versions are superseded, what they had superseded is known again. */
export async function undoEffects(
  ctx: Ctx,
  db: Tx,
  actId: string,
  touched: readonly string[],
  approvedAt: Date,
): Promise<void> {
  const ids = sql`any(${touched as string[]}::uuid[])`
  const { rows: ended } = await sql<VersionRow>`
    select v.*, a.slug from area_version v join area a on a.id = v.area_id
    where v.superseded_at = ${approvedAt} and v.area_id = ${ids}`.execute(db)
  await sql`update area_version set superseded_at = ${ctx.now}
    where recorded_at = ${approvedAt} and superseded_at is null and area_id = ${ids}`.execute(db)
  await sql`update area_link set superseded_at = ${ctx.now} where act_id = ${actId} and superseded_at is null`.execute(
    db,
  )
  await insertVersions(ctx, db, ended)
}

/**
 * Brings the paths that access is measured by to what is in force today: moves whose day has come. Run hourly and
 * at start.
 * @returns how many areas moved
 */
export async function bringPathsUpToDate(db: Tx, today: Day): Promise<number> {
  const { rows } = await sql<{ areaId: string; path: string }>`
    select v.area_id, v.path from area_version v join area a on a.id = v.area_id
    where v.superseded_at is null and v.valid_from <= ${today} and v.valid_from > ${addDays(today, -400)}
      and (v.valid_to is null or v.valid_to > ${today}) and v.path <> a.path`.execute(db)
  await movePaths(db, rows)
  return rows.length
}
