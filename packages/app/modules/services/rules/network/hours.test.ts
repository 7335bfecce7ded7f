import { describe, expect, it } from 'vitest'
import {
  closingAfter,
  hoursFault,
  inBreak,
  nextOpening,
  openAt,
  spansOn,
  type Exceptions,
  type WeekSpan,
} from './hours.ts'

/** Monday to Friday 8:30–12:00 and 13:30–17:00; Saturday morning. */
const hours: WeekSpan[] = [
  ...[1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '13:30', to: '17:00' },
    { day, from: '08:30', to: '12:00' },
  ]),
  { day: 6, from: '09:00', to: '11:30' },
]
const none: Exceptions = new Map()
const china = (text: string) => new Date(`${text}:00+08:00`)

describe('a place with a lunch break', () => {
  it('is open in its spans, closed at the closing minute, and in its break between them', () => {
    // 2026-06-01 is a Monday.
    const at = (time: string) => openAt(hours, none, china(`2026-06-01T${time}`))
    expect([at('08:29'), at('08:30'), at('11:59'), at('12:00'), at('13:30'), at('16:59'), at('17:00')]).toEqual([false, true, true, false, true, true, false]) // prettier-ignore
    expect([inBreak(hours, none, china('2026-06-01T12:30')), inBreak(hours, none, china('2026-06-01T17:30'))]).toEqual([true, false]) // prettier-ignore
  })

  it('says when it opens next: after lunch, on Saturday morning, after the weekend', () => {
    const next = (text: string) => nextOpening(hours, none, china(text))
    expect(next('2026-06-01T12:10')).toEqual(china('2026-06-01T13:30'))
    expect(next('2026-06-05T18:00')).toEqual(china('2026-06-06T09:00'))
    expect(next('2026-06-06T11:30')).toEqual(china('2026-06-08T08:30'))
    expect(nextOpening([], none, china('2026-06-01T12:00'))).toBeUndefined()
  })

  it('closes at the end of its span, spans that touch taken together', () => {
    expect(closingAfter(hours, none, china('2026-06-01T09:00'))).toEqual(china('2026-06-01T12:00'))
    const noBreak: WeekSpan[] = [{ day: 1, from: '08:00', to: '12:00' }, { day: 1, from: '12:00', to: '24:00' }] // prettier-ignore
    expect(closingAfter(noBreak, none, china('2026-06-01T09:00'))).toEqual(china('2026-06-02T00:00'))
    expect(closingAfter(hours, none, china('2026-06-07T09:00'))).toBeUndefined()
  })
})

describe('a day of its own', () => {
  it('closes the place or opens it on a day off, and the next opening passes over it', () => {
    const exceptions: Exceptions = new Map([
      ['2026-06-19', []],
      ['2026-06-21', [{ from: '09:00', to: '16:00' }]],
    ])
    expect(openAt(hours, exceptions, china('2026-06-19T10:00'))).toBe(false)
    expect(openAt(hours, exceptions, china('2026-06-21T10:00'))).toBe(true)
    expect(nextOpening(hours, exceptions, china('2026-06-18T17:00'))).toEqual(china('2026-06-20T09:00'))
    expect(spansOn(hours, exceptions, '2026-06-21')).toEqual([{ from: '09:00', to: '16:00' }])
  })
})

describe('hours that are wrong', () => {
  it('are named: no time of day, an end before its beginning, two at once; the same time on two days is no overlap', () => {
    expect(hoursFault([{ day: 1, from: '8:30', to: '12:00' }])?.fault).toBe('time')
    expect(hoursFault([{ day: 1, from: '12:00', to: '12:00' }])?.fault).toBe('order')
    expect(hoursFault([{ day: 1, from: '08:00', to: '12:00' }, { day: 1, from: '11:59', to: '17:00' }])?.fault).toBe('overlap') // prettier-ignore
    expect(hoursFault([{ day: 1, from: '08:00', to: '12:00' }, { day: 2, from: '08:00', to: '12:00' }, { day: 1, from: '12:00', to: '24:00' }])).toBeUndefined() // prettier-ignore
  })
})
