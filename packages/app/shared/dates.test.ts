import { describe, expect, it } from 'vitest'
import { addMonths } from './dates.ts'

describe('months of the calendar', () => {
  it.each([
    ['2026-05-01', 12, '2027-05-01'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-11-30', 2, '2026-01-30'],
  ])('%s and %i months are %s', (day, months, then) => expect(addMonths(day, months)).toBe(then))
})
