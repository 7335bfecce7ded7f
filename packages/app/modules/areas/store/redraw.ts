import type { Ctx, Tx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import type { AreaKind } from '../rules/kinds.ts'
import {
  adopt,
  begin,
  carry,
  inForce,
  none,
  successor,
  writeAll,
  type Acting,
  type ActEvent,
  type NewArea,
} from './effects.ts'
import { idSource } from './ids.ts'
import type { NewVersion, VersionRow } from './versions.ts'

/** The communities of a town drawn anew: which begin, which go on under another name or kind, which end and into what. */
export interface Redrawing {
  townId: string
  begin: readonly (NewArea & { key: string })[]
  /** Without a name or kind it keeps its own. */
  goOn: readonly { key: string; areaId: string; name?: string; kind?: AreaKind }[]
  /** `into`: who took over from it, greatest share first; keys of `begin` and `goOn`. */
  end: readonly { areaId: string; into: readonly string[] }[]
  /** Those that gave land to others and go on: from whom, to whom. */
  gave: readonly { areaId: string; to: string }[]
}

/**
 * Writes a redrawing, dated its day. Groups and grids of a community that ends go on below the one that took most of it.
 * @returns what others are told, and the id of each area that begins or goes on, by its key
 */
export async function writeRedrawing(
  ctx: Ctx,
  db: Tx,
  act: Acting,
  drawn: Redrawing,
): Promise<{ event: ActEvent; ids: Map<string, string> }> {
  const to = none()
  const town = await inForce(db, drawn.townId, act.day)
  const id = idSource(ctx.now)
  const standing = new Map<string, { areaId: string; path: string }>()
  for (const { key, ...area } of drawn.begin) {
    const fresh = await begin(db, act, town, area, id())
    to.fresh.push(fresh)
    standing.set(key, fresh)
  }
  for (const change of drawn.goOn) {
    const old = await inForce(db, change.areaId, act.day)
    const next = goingOn(act, old, change)
    if (next) await carry(db, act, old, next, to)
    standing.set(change.key, old)
  }
  const ids = new Map([...standing].map(([key, area]) => [key, area.areaId]))
  for (const end of drawn.end) {
    const old = await inForce(db, end.areaId, act.day)
    to.ended.push(old)
    const heir = standing.get(end.into[0] ?? '')
    if (heir) await adopt(db, act, old, heir, to)
    const kind = end.into.length > 1 ? ('split' as const) : ('merged' as const)
    to.links.push(...end.into.map((key) => ({ fromId: end.areaId, toId: ids.get(key)!, kind })))
  }
  to.links.push(...drawn.gave.map((g) => ({ fromId: g.areaId, toId: ids.get(g.to)!, kind: 'split' as const })))
  const event = await writeAll(ctx, db, act, to, dayOf(ctx.now))
  return { event: { ...event, kind: 'redraw' }, ids }
}

function goingOn(act: Acting, old: VersionRow, change: { name?: string; kind?: AreaKind }): NewVersion | undefined {
  const { name = old.name, kind = old.kind } = change
  const events = [...(name === old.name ? [] : ['renamed']), ...(kind === old.kind ? [] : ['converted'])]
  return events.length > 0 ? successor(act, old, { name, kind }, events) : undefined
}
