import { describe, expect, it } from 'vitest'
import { dated, knownUntil, standingAt, unknownYear, type HolidayWay, type Holidays } from './holidays.ts'
import { spansOn, type Exceptions, type WeekSpan } from './hours.ts'

const hours: WeekSpan[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
/** 1–3 October off, Saturday 10 October worked; 2026 is known and nothing after it. */
const off = { kind: 'rest', name: '国庆节' } as const
const calendar: Holidays = {
  years: new Set([2026]),
  days: new Map<string, { kind: 'rest' | 'work'; name: string }>([
    ['2026-10-01', off],
    ['2026-10-02', off],
    ['2026-10-03', off],
    ['2026-10-10', { kind: 'work', name: '国庆节' }],
  ]),
}
const place = (way: HolidayWay, own: Exceptions = new Map()) => dated(hours, way, own, calendar)
const on = (way: HolidayWay, day: string, own?: Exceptions) =>
  spansOn(hours, place(way, own).exceptions, day).map((s) => `${s.from}-${s.to}`)
const china = (text: string) => new Date(`${text}:00+08:00`)

describe('a place on public holidays', () => {
  it('is closed on days off only where it says so', () => {
    expect((['unsaid', 'open', 'closed', 'office'] as const).map((way) => on(way, '2026-10-01').length)).toEqual([1, 1, 0, 0]) // prettier-ignore
  })

  it('is open on weekend days that are worked instead only where it keeps the hours of offices: Monday’s', () => {
    expect([on('closed', '2026-10-10'), on('office', '2026-10-10')]).toEqual([[], ['09:00-17:00']])
  })

  it('goes by days of its own before the calendar', () => {
    const own = new Map([['2026-10-01', [{ from: '10:00', to: '12:00' }]]])
    expect(on('closed', '2026-10-01', own)).toEqual(['10:00-12:00'])
  })

  it('says of a year without a calendar that it is not known, and guesses neither that it is open nor that it is closed', () => {
    expect(standingAt(place('closed'), china('2027-01-04T10:00'))).toMatchObject({
      openNow: null,
      nextOpening: null,
      unknownYear: 2027,
    })
    // On New Year's Eve it is known to be open still, but not when it opens again.
    expect(standingAt(place('office'), china('2026-12-31T16:00'))).toMatchObject({
      openNow: true,
      nextOpening: null,
      closesAt: china('2026-12-31T17:00'),
      unknownYear: 2027,
    })
    expect(standingAt(place('open'), china('2027-01-04T10:00'))).toMatchObject({ openNow: true, unknownYear: null })
  })

  it('that only closes on holidays is known to be closed on its own Sunday; one that works make-up days is not', () => {
    expect([unknownYear(place('closed'), '2027-01-03'), unknownYear(place('office'), '2027-01-03')]).toEqual([undefined, 2027]) // prettier-ignore
  })

  it('is known to the end of the last year that follows without a gap', () => {
    const known = { known: new Set([2025, 2026, 2028]) }
    expect([knownUntil(known, '2025-06-01'), knownUntil(known, '2027-06-01')]).toEqual(['2026-12-31', '2027-05-31'])
  })
})
