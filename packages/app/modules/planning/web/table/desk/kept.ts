import type { Desk, Step } from './types.ts'

/** Steps by the ids of their units, so that they can be done again on another day's columns. */
export interface Kept {
  units: [id: string, before: string | null, after: string | null][]
  communities: Step['communities']
  locks?: Step['locks']
}
const place = (account: string, scheme: string) => `liren.table.${account}.${scheme}`

/** Keeps what is not saved in this browser, so that a reload or a lost line loses nothing. */
export function keepOpen(account: string, desk: Desk, open: readonly Step[]): void {
  const at = place(account, desk.scheme.id)
  try {
    if (open.length === 0) return localStorage.removeItem(at)
    localStorage.setItem(at, JSON.stringify(plain(desk, open)))
  } catch {
    // A browser without room for it still holds the steps on the page.
  }
}

/** Gives up what was kept. */
export const forget = (account: string, scheme: string): void => localStorage.removeItem(place(account, scheme))

export const plain = (desk: Desk, open: readonly Step[]): Kept[] =>
  open.map(({ units, communities, locks }) => ({
    units: units.map(([u, before, after]) => [desk.view.units.ids[u]!, before, after]),
    communities,
    ...(locks ? { locks } : {}),
  }))

export function keptOf(account: string, scheme: string): Kept[] {
  try {
    return JSON.parse(localStorage.getItem(place(account, scheme)) ?? '[]') as Kept[]
  } catch {
    return []
  }
}

/** Kept steps on a desk; units that the register no longer has are left out. */
export const onDesk = (desk: Desk, kept: readonly Kept[]): Step[] =>
  kept.map(({ units, communities, locks }) => ({
    units: units.flatMap(([id, before, after]) => {
      const u = desk.indexOf.get(id)
      return u === undefined ? [] : [[u, before, after] as const]
    }),
    communities,
    ...(locks ? { locks } : {}),
    entries: 0,
    told: true,
  }))
