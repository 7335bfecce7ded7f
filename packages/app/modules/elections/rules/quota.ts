/** How many representatives there are (组织法 art. 13: one for 20 to 50 households; before 2026: two or three for each group). */
export interface Quota {
  per: 'households' | 'group'
  min: number
  max: number
}

/** The least and the most seats that the quota gives for so many households; everybody is represented by one at least. */
export function seatsFor({ per, min, max }: Quota, households: number): { least: number; most: number } {
  if (per === 'group') return { least: min, most: max }
  const least = Math.max(1, Math.ceil(households / max))
  return { least, most: Math.max(least, Math.floor(households / min)) }
}

/**
 * Households of each group: what the group says, and for groups that say nothing even parts of what the register has left; the
 * first get what does not divide.
 */
export function householdsByGroup<G extends { households: number | null }>(
  groups: readonly G[],
  registered: number,
): (G & { households: number; from: 'group' | 'register' })[] {
  const silent = groups.filter((g) => g.households === null)
  const rest = Math.max(0, registered - groups.reduce((n, g) => n + (g.households ?? 0), 0))
  const part = (i: number) => Math.floor(rest / silent.length) + (i < rest % silent.length ? 1 : 0)
  return groups.map((g) =>
    g.households === null
      ? { ...g, households: part(silent.indexOf(g)), from: 'register' as const }
      : { ...g, households: g.households, from: 'group' as const },
  )
}
