import { areasRevision } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Indicator, Scope } from '#server/indicator.ts'
import { AppError } from '#shared/errors.ts'
import type { Amount } from './contract.ts'
import { remembered } from './cache.ts'
import { countedIn } from './counted.ts'
import { indicatorOf } from './definitions.ts'
import { assemble, sumOf, type Assembled, type Mixed, type Node, type Stated } from './rules/index.ts'
import { enterScope, treeOf, type NamedScope, type ScopeNode, type Time, type Tree } from './scope.ts'
import { statedOn, statedToken, type StatedFigure } from './stated.ts'

/** All that is known of one indicator in a scope on a day: what any value, comparison or drill-down is made of. */
export interface Known {
  indicator: Indicator
  scope: NamedScope
  time: Time
  split: string | null
  tree: Tree
  /** Parts of the split in their order; [''] without one. */
  parts: string[]
  /** By part: value by area. */
  computed: Map<string, Map<string, number>>
  stated: Map<string, Map<string, StatedFigure>>
  knownThen: Map<string, number>
  /** The parts of the whole scope by part of the split, once put together. */
  wholes: Map<string, ReturnType<typeof assemble>>
}

/**
 * What is known of an indicator in a scope. Kept in memory until the registers, the reported figures or the tree change.
 * @throws AppError `indicators.unknown`, `indicators.unknownSplit`, `indicators.tooDetailed` (the scope lies below the
 * areas that are counted), `access.notFound`
 */
export async function knownOf(
  ctx: Ctx,
  key: string,
  scope: Scope,
  time: Time,
  split: string | null = null,
): Promise<Known> {
  const named = await enterScope(ctx, 'indicators.view', scope, time)
  const indicator = await indicatorOf(ctx, key)
  if (split !== null && !indicator.splits.includes(split))
    throw new AppError('indicators.unknownSplit', 422, { split, key }, 'split')
  if (named.level > indicator.grain) throw new AppError('indicators.tooDetailed', 422, { name: named.name })
  const tree = await treeKept(ctx, named, time, indicator.grain)
  const question = JSON.stringify(['known', key, scope, time.day, time.knownOn, split, reachOf(ctx, tree)])
  const known = await remembered(ctx, question, await tokenOf(ctx, indicator), () =>
    load(ctx, indicator, named, tree, time, split),
  )
  return { ...known, scope: named }
}

/**
 * Whoever may ask about an area sees all that lies below it. A planning area, and an area that has lost some of what it
 * had on the day, may hold more than they see: then it is kept for each reach.
 */
const reachOf = (ctx: Ctx, tree: Tree): string =>
  !tree.torn ? '' : ctx.actor.kind === 'account' ? ctx.actor.path : ctx.actor.kind

/** Differs whenever an answer may differ; `undefined` where changes cannot be noticed. */
async function tokenOf(ctx: Ctx, indicator: Indicator): Promise<string | undefined> {
  if (indicator.compute && !indicator.changes) return undefined
  const counters = [
    await areasRevision(ctx),
    await statedToken(ctx, indicator.key),
    (await indicator.changes?.token(ctx)) ?? '',
  ]
  return counters.join('|')
}

/** The areas of a scope, read once for all indicators of a grain. */
async function treeKept(ctx: Ctx, scope: NamedScope, time: Time, grain: number): Promise<Tree> {
  const question = JSON.stringify(['tree', scope.kind, scope.id, time.day, time.knownOn, grain])
  return remembered(ctx, question, await areasRevision(ctx), () => treeOf(ctx, scope, time, grain))
}

async function load(
  ctx: Ctx,
  indicator: Indicator,
  scope: NamedScope,
  tree: Tree,
  time: Time,
  split: string | null,
): Promise<Known> {
  const countable = tree.nodes.filter((n) => n.level === indicator.grain || (indicator.grain === 5 && n.level === 4))
  const counted = await countedIn(ctx, indicator, countable.map((n) => n.id), time, split, reachOf(ctx, tree)) // prettier-ignore
  const figures = await statedOn(ctx, indicator.key, time, [tree.root.id, ...tree.nodes.map((n) => n.id)])
  const wanted = figures.filter((f) => (split === null ? f.part === '' : f.part.startsWith(`${split}.`)))
  const partOf = (f: StatedFigure) => (split === null ? '' : f.part.slice(split.length + 1))
  const names =
    split === null
      ? ['']
      : [...new Set([...[...counted.values()].flatMap((v) => [...v.keys()]), ...wanted.map(partOf)])]
          .filter((name) => name !== '')
          .sort()
  const computed = new Map(
    names.map((name) => [name, new Map([...counted].map(([id, values]) => [id, values.get(name) ?? 0]))]),
  )
  const stated = new Map(
    names.map((name) => [name, new Map(wanted.filter((f) => partOf(f) === name).map((f) => [f.areaId, f]))]),
  )
  const known: Known = {
    indicator,
    scope,
    time,
    split,
    tree,
    parts: names,
    computed,
    stated,
    knownThen: new Map(),
    wholes: new Map(),
  }
  for (const name of names) await remember(ctx, known, name)
  return known
}

/** For figures of a whole with parts known below: what those came to on the figure's own day. */
async function remember(ctx: Ctx, known: Known, part: string): Promise<void> {
  const { mixed } = put(known, part, known.tree.root)
  for (const { figure, known: below } of mixed)
    known.knownThen.set(figure.figureId, await sumThen(ctx, known, part, figure, below))
}

async function sumThen(ctx: Ctx, known: Known, part: string, figure: Stated, below: Mixed['known']): Promise<number> {
  const time = { day: figure.day, knownOn: known.time.knownOn }
  const ids = below.flatMap((p) => (p.provenance === 'computed' ? [p.areaId] : []))
  const then = await countedIn(ctx, known.indicator, ids, time, known.split, reachOf(ctx, known.tree))
  const figures = new Map(
    (await statedOn(ctx, known.indicator.key, time)).map((f) => [`${f.areaId} ${f.part}`, f.value]),
  )
  const statedPart = known.split === null ? '' : `${known.split}.${part}`
  const valueThen = (p: Mixed['known'][number]): number => {
    const counted = then.get(p.areaId)
    if (p.provenance === 'computed') return counted ? (counted.get(part) ?? 0) : p.value
    return p.remainder ? p.value : (figures.get(`${p.areaId} ${statedPart}`) ?? p.value)
  }
  return below.reduce((sum, p) => sum + valueThen(p), 0)
}

/** The parts of a value, for the whole scope or for an area inside it. */
export function assembled(known: Known, part = '', root: Node = known.tree.root): Assembled & { mixed: Mixed[] } {
  if (root !== known.tree.root) return put(known, part, root)
  const made = known.wholes.get(part) ?? put(known, part, root)
  known.wholes.set(part, made)
  return made
}

function put(known: Known, part: string, root: Node): ReturnType<typeof assemble> {
  const facts = {
    nodes: known.tree.nodes,
    computed: known.computed.get(part) ?? new Map<string, number>(),
    stated: known.stated.get(part) ?? new Map<string, Stated>(),
    knownThen: known.knownThen,
  }
  return assemble(facts, root, known.tree.children)
}

/** How much of the parts was counted and how much stated. */
export function amountOf({ parts, missing }: Assembled): Amount {
  const computed = sumOf(parts, 'computed')
  const reported = sumOf(parts, 'reported')
  return {
    value: parts.length === 0 ? null : computed + reported,
    computed,
    reported,
    hasComputed: parts.some((p) => p.provenance === 'computed'),
    hasReported: parts.some((p) => p.provenance === 'reported'),
    missing: missing.length,
  }
}

/** A share in percent, two decimals: the parts it is made of say where it comes from. */
export function shareOf(part: Amount, whole: Amount): Amount {
  const none = part.value === null || whole.value === null || whole.value === 0
  const value = none ? null : Math.round((part.value! / whole.value!) * 10_000) / 100
  return {
    value,
    computed: 0,
    reported: 0,
    hasComputed: part.hasComputed || whole.hasComputed,
    hasReported: part.hasReported || whole.hasReported,
    missing: Math.max(part.missing, whole.missing),
  }
}

/** The amount of an indicator (also of a share) for a whole scope. */
export async function amount(ctx: Ctx, key: string, scope: Scope, time: Time): Promise<Amount> {
  const { ratio } = await indicatorOf(ctx, key)
  if (ratio) return shareOf(await amount(ctx, ratio.part, scope, time), await amount(ctx, ratio.whole, scope, time))
  return amountOf(assembled(await knownOf(ctx, key, scope, time)))
}

export const nodeOf = (known: Known, id: string): ScopeNode | undefined => known.tree.byId.get(id)
