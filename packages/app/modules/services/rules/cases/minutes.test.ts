import { describe, expect, it } from 'vitest'
import { minuteIn, minuteText } from './minutes.ts'

describe('a time of day', () => {
  it('is read as people write it', () => {
    expect(['8:30', '08：30', '0830', '8点30分', '17', '17点', '24:00', '0:00'].map(minuteIn)).toEqual([
      510, 510, 510, 510, 1020, 1020, 1440, 0,
    ])
  })

  it('is none where it is no time', () => {
    expect(['', '24:01', '8:75', '八点', '25', '8:3'].map(minuteIn)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]) // prettier-ignore
  })

  it('is written with two figures after the hour', () => {
    expect([0, 510, 1440].map(minuteText)).toEqual(['0:00', '8:30', '24:00'])
  })
})
