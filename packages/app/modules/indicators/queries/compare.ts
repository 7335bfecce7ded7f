import type { Ctx } from '#server/context.ts'
import type { Scope } from '#server/indicator.ts'
import type { Amount, ComparedRow } from '../contract.ts'
import { getDefinition, indicatorOf } from '../definitions.ts'
import { areasAbove, enterScope, type ScopeNode, type Time } from '../scope.ts'
import { amount, amountOf, assembled, knownOf, shareOf, type Known } from '../values.ts'
import { rowsTo } from './value.ts'

export interface Comparison {
  key: string
  unit: Awaited<ReturnType<typeof getDefinition>>['unit']
  day: string
  scope: { kind: Scope['kind']; id: string; name: string }
  level: number
  whole: Amount
  rows: ComparedRow[]
}
interface Ask {
  level?: number | undefined
  /** Planning areas to stand beside (other cities). */
  beside?: readonly string[]
}

/**
 * The areas of one level within a scope side by side: a county of a planning area counts only what of it lies in the
 * planning area. Planning areas named in `beside` follow as benchmarks.
 */
export async function compare(ctx: Ctx, key: string, scope: Scope, time: Time, ask: Ask = {}): Promise<Comparison> {
  const { unit, ratio } = await getDefinition(ctx, key)
  const named = await enterScope(ctx, 'indicators.view', scope, time)
  const base = { key, unit, day: time.day, scope: { kind: named.kind, id: named.id, name: named.name } }
  if (ratio) {
    const [part, whole] = [
      await compare(ctx, ratio.part, scope, time, ask),
      await compare(ctx, ratio.whole, scope, time, ask),
    ]
    const parts = new Map(part.rows.map((r) => [r.id, r]))
    const rows = whole.rows.map((r) => ({ ...r, ...shareOf(parts.get(r.id) ?? r, r), rowsTo: null }))
    return { ...base, level: whole.level, whole: shareOf(part.whole, whole.whole), rows }
  }
  const known = await knownOf(ctx, key, scope, time)
  const above = await areasAbove(ctx, topsOf(known), time)
  const level = ask.level ?? nextLevel(known, above)
  const rows = groupsAt(known, above, level).map(({ area, roots }) => row(known, area, roots))
  for (const id of ask.beside ?? []) rows.push(await benchmark(ctx, key, id, time))
  return { ...base, level, whole: amountOf(assembled(known)), rows }
}

/** The tops of a scope: the area itself, or the members of the planning area. */
const topsOf = (known: Known): ScopeNode[] =>
  known.scope.kind === 'area'
    ? [known.tree.root]
    : (known.tree.nodes.filter((n) => n.parentId === known.tree.root.id) as ScopeNode[])

function nextLevel(known: Known, above: readonly ScopeNode[]): number {
  if (known.scope.kind === 'planningArea' && above.filter((a) => a.level === 3).length > 1) return 3
  const levels = known.tree.nodes.map((n) => n.level).filter((l) => l > known.scope.level)
  return levels.length === 0 ? known.indicator.grain : Math.min(...levels)
}

function groupsAt(known: Known, above: readonly ScopeNode[], level: number): { area: ScopeNode; roots: ScopeNode[] }[] {
  const inside = known.tree.nodes.filter((n) => n.level === level).map((area) => ({ area, roots: [area] }))
  const outside = above
    .filter((a) => a.level === level && a.id !== known.scope.id)
    .map((area) => ({
      area,
      roots: topsOf(known).filter((top) => top.level > level && top.path.startsWith(area.path)),
    }))
    .filter((g) => g.roots.length > 0)
  const order = (a: { area: ScopeNode }, b: { area: ScopeNode }) => (a.area.path < b.area.path ? -1 : 1)
  return [...inside, ...outside].sort(order)
}

function row(known: Known, area: ScopeNode, roots: readonly ScopeNode[]): ComparedRow {
  const made = roots.map((root) => assembled(known, '', root))
  const all = { parts: made.flatMap((m) => m.parts), missing: made.flatMap((m) => m.missing) }
  return {
    ...amountOf(all),
    id: area.id,
    kind: 'area',
    name: area.name,
    level: area.level,
    areaKind: area.kind,
    rowsTo: rowsTo(known.indicator, area.id, known.time.day),
  }
}

async function benchmark(ctx: Ctx, key: string, id: string, time: Time): Promise<ComparedRow> {
  const scope: Scope = { kind: 'planningArea', id }
  const { name } = await enterScope(ctx, 'indicators.view', scope, time)
  return {
    ...(await amount(ctx, key, scope, time)),
    id,
    kind: 'planningArea',
    name,
    level: 0,
    areaKind: null,
    rowsTo: null,
  }
}

/** Every indicator for one scope on a day; those that count larger areas than the scope are left out. */
export async function board(ctx: Ctx, keys: readonly string[], scope: Scope, time: Time) {
  const named = await enterScope(ctx, 'indicators.view', scope, time)
  const rows = []
  for (const key of keys) {
    const indicator = await indicatorOf(ctx, key)
    if (named.level > indicator.grain) continue
    const { name, unit } = await getDefinition(ctx, key)
    rows.push({
      ...(await amount(ctx, key, scope, time)),
      key,
      name,
      unit,
      rowsTo: scope.kind === 'area' ? rowsTo(indicator, scope.id, time.day) : null,
    })
  }
  return { scope: { kind: named.kind, id: named.id, name: named.name }, day: time.day, rows }
}
