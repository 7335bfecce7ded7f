import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#shared/dates.ts'
import { holidayYears } from '../../data/holidays.ts'
import { addWorking, addWorkingMinutes, isWorkingDay, workingMinutes, type Calendar } from './calendar.ts'

const days = new Map<string, 'rest' | 'work'>()
for (const y of holidayYears) {
  for (const [, from, to] of y.rest) for (let i = 0; i <= daysBetween(from, to); i++) days.set(addDays(from, i), 'rest')
  for (const [, day] of y.work) days.set(day, 'work')
}
const calendar: Calendar = { years: new Set([2025, 2026]), days, hours: [[510, 720], [810, 1050]] } // prettier-ignore
const china = (text: string) => new Date(`${text}+08:00`)
const shown = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

describe('the calendar of working days', () => {
  it('works on the Saturday that the notice makes a working day, and rests on its Monday', () => {
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true)
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(false)
    expect(isWorkingDay(calendar, '2026-06-06')).toBe(false)
    expect(isWorkingDay(calendar, '2026-06-08')).toBe(true)
  })

  it('has as many days off as each notice says, and works as many weekend days', () => {
    const off = (year: string) => [...days].filter(([day, kind]) => day.startsWith(year) && kind === 'rest').length
    expect([off('2025'), off('2026')]).toEqual([1 + 8 + 3 + 5 + 3 + 8, 3 + 9 + 3 + 5 + 3 + 3 + 7])
    for (const [day, kind] of days)
      if (kind === 'work') expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
  })

  it('does not guess a year that it does not know', () => {
    expect(() => isWorkingDay(calendar, '2027-01-04')).toThrowError('services.calendarUnknown')
    expect(() => addWorking(calendar, china('2026-12-30T10:00'), { value: 5, unit: 'workingDay' })).toThrowError('services.calendarUnknown') // prettier-ignore
    expect(shown(addWorking(calendar, china('2026-12-30T10:00'), { value: 1, unit: 'workingDay' }))).toBe('2026-12-31T17:30') // prettier-ignore
  })

  it('leaves the first day out and ends at the close of the last: five working days across the spring festival', () => {
    expect(shown(addWorking(calendar, china('2026-02-12T09:00'), { value: 5, unit: 'workingDay' }))).toBe('2026-02-26T17:30') // prettier-ignore
    expect(shown(addWorking(calendar, china('2026-06-06T09:00'), { value: 1, unit: 'workingDay' }))).toBe('2026-06-08T17:30') // prettier-ignore
  })

  it('runs working hours through lunch, the night and the weekend without counting them', () => {
    expect(shown(addWorking(calendar, china('2026-06-05T11:00'), { value: 2, unit: 'workingHour' }))).toBe('2026-06-05T14:30') // prettier-ignore
    expect(shown(addWorking(calendar, china('2026-06-05T16:30'), { value: 2, unit: 'workingHour' }))).toBe('2026-06-08T09:30') // prettier-ignore
    expect(shown(addWorking(calendar, china('2026-06-05T23:00'), { value: 1, unit: 'workingHour' }))).toBe('2026-06-08T09:30') // prettier-ignore
  })

  it('takes the day of China, not of the server: eight in the evening in London is the next day here', () => {
    expect(shown(addWorking(calendar, new Date('2026-06-03T20:00:00Z'), { value: 1, unit: 'workingDay' }))).toBe('2026-06-05T17:30') // prettier-ignore
    expect(shown(addWorking(calendar, china('2026-06-03T10:00'), { value: 2, unit: 'day' }))).toBe('2026-06-05T23:59')
    expect(shown(addWorking(calendar, china('2026-06-03T22:00'), { value: 3, unit: 'hour' }))).toBe('2026-06-04T01:00')
  })

  it('counts back what it counted forward', () => {
    for (const [from, minutes] of [
      ['2026-06-05T16:45', 61],
      ['2026-09-24T08:00', 1500],
      ['2026-06-06T12:00', 30],
    ] as const)
      // prettier-ignore
      expect(workingMinutes(calendar, china(from), addWorkingMinutes(calendar, china(from), minutes))).toBe(minutes)
    expect(workingMinutes(calendar, china('2026-06-05T16:00'), china('2026-06-05T15:00'))).toBe(0)
  })
})
