import { describe, expect, test } from 'vitest'
import { parseTypedDay } from './day.ts'

describe('a day as people type it', () => {
  test.each([
    '2002-6-30',
    '2002/06/30',
    '2002.6.30',
    '20020630',
    '2002年6月30日',
    '2002 年 6 月 30 日',
    '２００２-６-３０',
  ])('%s is 30 June 2002', (text) => expect(parseTypedDay(text)).toBe('2002-06-30'))
  test.each(['', '2002', '2002-2-30', '30.6.2002', '2002-13-1', 'tomorrow'])('%j is no day', (text) =>
    expect(parseTypedDay(text)).toBeUndefined(),
  )
})
