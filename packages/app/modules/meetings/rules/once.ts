/** Somebody as they belong to a meeting. */
interface Voice {
  memberId: string
  personId: string | null
  capacity: string
  constituency: string
  voting: boolean
}

/** Who holds a post of two kinds, or stands for two constituencies, belongs once: a person has one voice. */
export function eachOnce<T extends Voice>(list: readonly T[]): T[] {
  const seen = new Map<string, T>()
  for (const one of list) {
    const key = one.personId ?? one.memberId
    const known = seen.get(key)
    if (!known) seen.set(key, one)
    else if (known.voting === one.voting && known.constituency !== one.constituency && known.capacity === one.capacity)
      seen.set(key, { ...known, constituency: `${known.constituency}、${one.constituency}` })
    else if (!known.voting && one.voting) seen.set(key, one)
  }
  return [...seen.values()]
}
