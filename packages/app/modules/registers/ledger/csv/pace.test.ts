import { describe, expect, it } from 'vitest'
import type { PreparedResident } from '../../bulk/types.ts'
import { letOthersGoFirst, newPace, piecesOf } from './pace.ts'

const residents = Array.from({ length: 1000 }, (_, i) => ({ household: `h${Math.floor(i / 3)}` }) as PreparedResident)
const sizes = (pieces: Iterable<PreparedResident[]>) => [...pieces].map((p) => p.length)

describe('a run on the one connection', () => {
  it('takes a batch at once while nobody else asks', async () => {
    const pace = newPace()
    await letOthersGoFirst({ busy: () => false }, pace)
    expect(sizes(piecesOf(pace, residents))).toEqual([1000])
  })

  it('waits for who asks, then takes whole households in pieces of a time', async () => {
    const pace = { ...newPace(), rowsPerMs: 4 }
    let asked = 5
    await letOthersGoFirst({ busy: () => asked-- > 0 }, pace)
    expect(asked).toBeLessThan(0)
    const pieces = [...piecesOf(pace, residents)]
    expect(sizes(pieces)).toEqual([321, 321, 321, 37])
    expect(pieces.every((p) => p.length % 3 === 0 || p === pieces.at(-1))).toBe(true)
  })

  it('goes on in the end where others never cease to ask', async () => {
    const began = performance.now()
    await letOthersGoFirst({ busy: () => true }, newPace())
    expect(performance.now() - began).toBeGreaterThan(200)
  })
})
