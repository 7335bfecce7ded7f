interface Kept {
  id: string
  token: string
  code: string
  day: string
}
const keyOf = (placeId: string) => `liren.hall.${placeId}`
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Keeps the number of the day in this browser, so that the hall's QR code leads back to it. */
export function keepNumber(placeId: string, own: Omit<Kept, 'day'>): void {
  const kept: Kept = { id: own.id, token: own.token, code: own.code, day: today() }
  localStorage.setItem(keyOf(placeId), JSON.stringify(kept))
}

/** The number of today that was taken in this browser. */
export function keptNumber(placeId: string): Kept | undefined {
  const kept = JSON.parse(localStorage.getItem(keyOf(placeId)) ?? 'null') as Kept | null
  return kept?.day === today() ? kept : undefined
}

export const forgetNumber = (placeId: string): void => localStorage.removeItem(keyOf(placeId))
