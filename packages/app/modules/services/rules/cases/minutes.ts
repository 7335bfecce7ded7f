/** A minute of the day as it is written: 8:30, 24:00. */
export const minuteText = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** Reads 8:30, 08:30, 8：30, 0830, 8点30 and 17; `undefined` where it is no time of a day. */
export function minuteIn(text: string): number | undefined {
  const m = /^(\d{1,2})(?:[:：点时.]?(\d{2})分?|[点时])?$/.exec(text.trim())
  if (!m) return undefined
  const minute = Number(m[1]) * 60 + Number(m[2] ?? 0)
  return Number(m[2] ?? 0) < 60 && minute <= 1440 ? minute : undefined
}
