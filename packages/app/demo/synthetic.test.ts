import { expect, test } from 'vitest'
import { citizenIdFault } from '#shared/codes.ts'
import { syntheticRegister } from './synthetic.ts'

const make = (people: number) => [...syntheticRegister({ people, day: '2026-10-31', perCommunity: 1000 })]

test('a synthetic register has the asked number of people, whole households, ids each once', () => {
  const communities = make(20_000)
  const all = communities.flatMap((c) => c.residents)
  expect(all.length).toBeGreaterThanOrEqual(20_000)
  expect(all.length).toBeLessThan(20_010)
  expect(communities).toHaveLength(20)
  expect(new Set(all.map((r) => r.idNumber)).size).toBe(all.length)
  expect(all.every((r) => citizenIdFault(r.idNumber) === undefined)).toBe(true)
  for (const members of Map.groupBy(all, (r) => r.household).values())
    expect(members.filter((m) => m.relation === '0')).toHaveLength(1)
})

test('the same size gives the same people', () => {
  expect(make(3000)).toEqual(make(3000))
})
