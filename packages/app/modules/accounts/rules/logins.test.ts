import { describe, expect, it } from 'vitest'
import { afterFailure, BY_ADDRESS, BY_LOGIN, isLive, lockMinutes, minutesLocked, type Attempts } from './logins.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 5, 8) + minutes * 60_000)

describe('how long a log-in lasts', () => {
  it('ends 30 minutes after its last use', () => {
    expect(isLive(at(0), at(10), at(39))).toBe(true)
    expect(isLive(at(0), at(10), at(40))).toBe(false)
  })
  it('ends 12 hours after its start, however busy it was', () => {
    expect(isLive(at(0), at(719), at(719))).toBe(true)
    expect(isLive(at(0), at(719), at(720))).toBe(false)
  })
})

describe('the lock after failures', () => {
  const failing = (times: number, gap = 0): Attempts => {
    let attempts: Attempts | undefined
    for (let i = 0; i < times; i++) attempts = afterFailure(BY_LOGIN, attempts, at(i * gap))
    return attempts!
  }
  it('falls at the fifth failure for 15 minutes and doubles with each further five', () => {
    expect(minutesLocked(failing(4), at(0))).toBe(0)
    expect(minutesLocked(failing(5), at(0))).toBe(15)
    expect(minutesLocked(failing(5), at(15))).toBe(0)
    expect([5, 10, 15, 20].map((n) => lockMinutes(BY_LOGIN, n))).toEqual([15, 30, 60, 120])
  })
  it('never lasts longer than a day', () => {
    expect(lockMinutes(BY_LOGIN, 500)).toBe(1440)
  })
  it('forgets failures of more than a day ago', () => {
    expect(failing(5, 25 * 60).failures).toBe(1)
  })
  it('bears more failures from one address, behind which a whole office may stand', () => {
    expect(lockMinutes(BY_ADDRESS, 5)).toBe(0)
    expect(lockMinutes(BY_ADDRESS, 20)).toBe(15)
  })
})
