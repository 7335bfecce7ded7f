/** An area of the scope on the day. Level 0 is the planning area itself, above its members. */
export interface Node {
  id: string
  parentId: string | null
  level: number
}
/** The figure that a return states for an area (the latest one standing on the day). */
export interface Stated {
  figureId: string
  areaId: string
  day: string
  value: number
}
/** A share of the value with one origin. No area stands behind two parts. */
export interface Part {
  areaId: string
  value: number
  provenance: 'computed' | 'reported'
  /** The reported figure it comes from. */
  figureId: string | null
  /** Stated for a whole, of which lower areas are known by themselves: this is what remains for the others. */
  remainder: boolean
  /** What is known below exceeds what was stated for the whole. */
  contradiction: boolean
}
export interface Assembled {
  parts: Part[]
  /** Areas of the grain, or areas without any below, for which nothing is known. */
  missing: string[]
}
/** A figure for a whole, and the parts below it that are known by themselves. */
export interface Mixed {
  figure: Stated
  known: Part[]
}
export interface Facts {
  nodes: readonly Node[]
  computed: ReadonlyMap<string, number>
  stated: ReadonlyMap<string, Stated>
  /** What the known parts below a figure came to on the figure's own day; missing: what they come to now. */
  knownThen?: ReadonlyMap<string, number>
}

export const sumOf = (parts: readonly Part[], provenance?: Part['provenance']): number =>
  parts.reduce((sum, p) => (provenance === undefined || p.provenance === provenance ? sum + p.value : sum), 0)

/** The areas directly below each. */
export function childrenOf(nodes: readonly Node[]): Map<string | null, Node[]> {
  const ids = new Set(nodes.map((n) => n.id))
  return Map.groupBy(nodes, (n) => (n.parentId !== null && ids.has(n.parentId) ? n.parentId : null))
}

/**
 * The value of the area `root` from its parts, by these rules:
 * 1. an area with rows of its own is computed, and no figure stated for it is used;
 * 2. an area of the grain without rows takes the figure stated for it;
 * 3. a figure stated for a higher area stands for those below it that have nothing; where some below are known by
 *    themselves, it stands for the rest with what remained for them on the figure's own day (never below zero);
 * 4. a figure for an area whose parts are all known is not used.
 * So no area is counted twice, and every part says where it comes from.
 */
export function assemble(facts: Facts, root: Node, children = childrenOf(facts.nodes)): Assembled & { mixed: Mixed[] } {
  const own = facts.computed.get(root.id)
  const ownPart: Part[] = own === undefined ? [] : [part(root.id, own, 'computed', null)]
  const below = (children.get(root.id) ?? []).map((child) => assemble(facts, child, children))
  const figure = facts.stated.get(root.id)
  if (below.length === 0) {
    if (own !== undefined) return { parts: ownPart, missing: [], mixed: [] }
    return figure
      ? { parts: [part(root.id, figure.value, 'reported', figure.figureId)], missing: [], mixed: [] }
      : { parts: [], missing: [root.id], mixed: [] }
  }
  const known = [...ownPart, ...below.flatMap((b) => b.parts)]
  const missing = below.flatMap((b) => b.missing)
  const mixed = below.flatMap((b) => b.mixed)
  if (missing.length === 0 || !figure) return { parts: known, missing, mixed }
  if (known.length === 0)
    return { parts: [part(root.id, figure.value, 'reported', figure.figureId)], missing: [], mixed }
  const rest = figure.value - (facts.knownThen?.get(figure.figureId) ?? sumOf(known))
  const remainder: Part = {
    ...part(root.id, Math.max(0, rest), 'reported', figure.figureId),
    remainder: true,
    contradiction: rest < 0,
  }
  return { parts: [...known, remainder], missing: [], mixed: [...mixed, { figure, known }] }
}

const part = (areaId: string, value: number, provenance: Part['provenance'], figureId: string | null): Part => ({
  areaId,
  value,
  provenance,
  figureId,
  remainder: false,
  contradiction: false,
})
