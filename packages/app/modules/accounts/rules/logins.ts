const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const IDLE_MINUTES = 30
export const ABSOLUTE_HOURS = 12
/** `last_seen_at` is written at most this often. */
export const SEEN_EVERY_MS = MINUTE

/** When a log-in lapses: 30 minutes after its last use, 12 hours after its start at the latest. */
export function lapsesAt(startedAt: Date, lastSeenAt: Date): Date {
  return new Date(Math.min(startedAt.getTime() + ABSOLUTE_HOURS * HOUR, lastSeenAt.getTime() + IDLE_MINUTES * MINUTE))
}

/** Whether a log-in still stands at `now`. */
export const isLive = (startedAt: Date, lastSeenAt: Date, now: Date): boolean => now < lapsesAt(startedAt, lastSeenAt)

/** Failures of one login name or from one address. */
export interface Attempts {
  failures: number
  lastAt: Date
  lockedUntil: Date | null
}
/** `limit` failures lock; each further `limit` lock twice as long; failures older than `memoryHours` are forgotten. */
export interface LockRule {
  limit: number
  memoryHours: number
}
/** By login name: five failures. */
export const BY_LOGIN: LockRule = { limit: 5, memoryHours: 24 }
/** By address: a whole office stands behind one address, so four times as many, forgotten sooner. */
export const BY_ADDRESS: LockRule = { limit: 20, memoryHours: 1 }

const FIRST_LOCK_MINUTES = 15
const LONGEST_LOCK_MINUTES = 24 * 60

/** Minutes locked by the n-th failure; 0 where it does not lock. */
export function lockMinutes(rule: LockRule, failures: number): number {
  if (failures === 0 || failures % rule.limit !== 0) return 0
  return Math.min(FIRST_LOCK_MINUTES * 2 ** (failures / rule.limit - 1), LONGEST_LOCK_MINUTES)
}

/** The attempts after one more failure at `now`. */
export function afterFailure(rule: LockRule, before: Attempts | undefined, now: Date): Attempts {
  const forgotten = !before || now.getTime() - before.lastAt.getTime() > rule.memoryHours * HOUR
  const failures = forgotten ? 1 : before.failures + 1
  const minutes = lockMinutes(rule, failures)
  return { failures, lastAt: now, lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * MINUTE) }
}

/** Whole minutes until the lock ends, at least 1; 0 where nothing is locked at `now`. */
export function minutesLocked(attempts: Attempts | undefined, now: Date): number {
  const until = attempts?.lockedUntil
  return until && until > now ? Math.ceil((until.getTime() - now.getTime()) / MINUTE) : 0
}
