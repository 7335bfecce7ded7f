/** How two people are related, as far as the house knows. `undetermined`: they share a household, more cannot be told. */
export const relations = [
  'spouse',
  'parentChild',
  'siblings',
  'grandparentGrandchild',
  'inLaw',
  'collateral',
  'undetermined',
] as const
export type Relation = (typeof relations)[number]

/**
 * The words of the provision on near relatives (Civil Code, article 1045: spouse, parents, children, siblings, grandparents,
 * grandchildren) that each relation falls under. In-laws and uncles fall under none.
 */
const NAMED: Record<Relation, readonly string[]> = {
  spouse: ['spouse'],
  parentChild: ['parents', 'children'],
  siblings: ['siblings'],
  grandparentGrandchild: ['grandparents', 'grandchildren'],
  inLaw: [],
  collateral: [],
  undetermined: [],
}
/** Whether a relation is among the near relatives that the provision lists. */
export const isNear = (relation: Relation, listed: readonly string[]): boolean =>
  NAMED[relation].some((word) => listed.includes(word))

/** First level of GB/T 4761: what each code says of a member of the household towards its head. */
type Standing = 'head' | 'spouse' | 'child' | 'grandchild' | 'parent' | 'grandparent' | 'sibling' | 'other'
const STANDING: Record<string, Standing> = {
  '0': 'head', '1': 'spouse', '2': 'child', '3': 'child', '4': 'grandchild', '5': 'parent', '6': 'grandparent', '7': 'sibling', '8': 'other',
} // prettier-ignore

/** Relations between two standings in one household, either way round. */
const BETWEEN: Partial<Record<`${Standing}-${Standing}`, Relation>> = {
  'head-spouse': 'spouse', 'head-child': 'parentChild', 'head-grandchild': 'grandparentGrandchild', 'head-parent': 'parentChild',
  'head-grandparent': 'grandparentGrandchild', 'head-sibling': 'siblings',
  'spouse-child': 'parentChild', 'spouse-grandchild': 'grandparentGrandchild', 'spouse-parent': 'inLaw', 'spouse-grandparent': 'inLaw', 'spouse-sibling': 'inLaw',
  'child-child': 'siblings', 'child-parent': 'grandparentGrandchild', 'child-sibling': 'collateral', 'child-grandparent': 'collateral',
  'parent-parent': 'spouse', 'parent-sibling': 'parentChild', 'parent-grandchild': 'collateral',
  'sibling-sibling': 'siblings', 'sibling-grandparent': 'grandparentGrandchild', 'sibling-grandchild': 'collateral',
} // prettier-ignore

/**
 * How two members of one household are related, through what each is to its head. The first level of GB/T 4761 puts sons-in-law
 * with sons and parents-in-law with parents: what it shows as near is to be checked with the people, and a declared tie goes before.
 * Pairs of which it says nothing certain (two grandchildren, a grandchild and a child, anybody under "other") are `undetermined`.
 */
export function relationInHousehold(a: string, b: string): Relation {
  const [x, y] = [STANDING[a] ?? 'other', STANDING[b] ?? 'other']
  return BETWEEN[`${x}-${y}`] ?? BETWEEN[`${y}-${x}`] ?? 'undetermined'
}
