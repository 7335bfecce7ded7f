import { describe, expect, it } from 'vitest'
import { rangeOf, readW3, w3 } from './dates.ts'

const now = new Date('2026-11-30T10:00:00Z')

describe('moments in Open311', () => {
  it('are said with the zone of China, to the second', () => {
    expect(w3(new Date('2026-11-30T16:05:09.700Z'))).toBe('2026-12-01T00:05:09+08:00')
  })

  it.each(['2010-05-24T00:00:00Z', '2010-05-24T08:00:00+08:00', '2010-05-24T08:00:00 08:00', '2010-05-24T00:00Z'])(
    'are read in the W3C form: %s',
    (text) => expect(readW3('start_date', text).toISOString()).toBe('2010-05-24T00:00:00.000Z'),
  )

  it.each(['2010-05-24', '2010-05-24T00:00:00', '2010-02-30T00:00:00Z', '24.05.2010', '', '1e9'])(
    'are refused in any other form: %s',
    (text) => expect(() => readW3('start_date', text)).toThrow('services.open311Date'),
  )

  it('reach back ninety days unless told, and never over more', () => {
    expect(rangeOf(now)).toEqual({ from: new Date('2026-09-01T10:00:00Z'), to: now })
    const start = new Date('2026-01-01T00:00:00Z')
    expect(rangeOf(now, start, new Date('2026-04-01T00:00:00Z')).from).toEqual(start)
    expect(() => rangeOf(now, start, new Date('2026-04-01T00:00:01Z'))).toThrow('services.open311Range')
    expect(() => rangeOf(now, now, start)).toThrow('services.open311Range')
  })

  it('with one end only go on for ninety days from it, not past today', () => {
    expect(rangeOf(now, new Date('2026-01-01T00:00:00Z')).to).toEqual(new Date('2026-04-01T00:00:00Z'))
    expect(rangeOf(now, new Date('2026-11-01T00:00:00Z')).to).toEqual(now)
  })
})
