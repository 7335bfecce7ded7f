import { SMALL } from '../contract/base.ts'

/** What a box's account says of where its ballots are counted. */
export interface Held {
  boxId: string
  returned: number
  countedWith: string | null
}

/** The box with whose ballots those of a box are counted: another, or itself. */
export const hostOf = (boxId: string, accounts: readonly Held[]): string =>
  accounts.find((a) => a.boxId === boxId)?.countedWith ?? boxId

/** Ballots that are counted together, by the box that stands for them. */
export function groupsOf(accounts: readonly Held[]): Map<string, number> {
  const groups = new Map<string, number>()
  for (const a of accounts) {
    const host = a.countedWith ?? a.boxId
    groups.set(host, (groups.get(host) ?? 0) + a.returned)
  }
  return groups
}

/**
 * Where the ballots of a box are counted: where it is wished, else fewer than `SMALL` with the first station. `null`: by
 * themselves; `'circle'`: with a box that is itself counted with this one.
 */
export function hostFor(
  own: { id: string; returned: number; wanted?: string | undefined },
  boxes: readonly { id: string; kind: string }[],
  accounts: readonly Held[],
): string | 'circle' | null {
  const others = boxes.filter((b) => b.id !== own.id)
  const hosts = accounts.some((a) => a.countedWith === own.id)
  const small = own.returned > 0 && own.returned < SMALL
  const wanted = own.wanted ?? (small && !hosts ? (others.find((b) => b.kind === 'station') ?? others[0])?.id : undefined)
  if (wanted === undefined || wanted === own.id) return null
  const host = hostOf(wanted, accounts)
  return host === own.id ? 'circle' : host
} // prettier-ignore

/** Groups in which so few ballots lie that their count shows how known people voted, while there are others to join. */
export function smallGroups(accounts: readonly Held[]): { boxId: string; ballots: number }[] {
  const groups = [...groupsOf(accounts)].filter(([, n]) => n > 0).map(([boxId, ballots]) => ({ boxId, ballots }))
  return groups.length < 2 ? [] : groups.filter((g) => g.ballots < SMALL)
}
