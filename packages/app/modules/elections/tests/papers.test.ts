import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { papers } from '../contract/count.ts'
import { getPaper } from '../queries/papers.ts'
import { zheng } from '../rules/papers/blocks.ts'
import { countAll, formalOf, noon, plan, step, toCounting, worker, type Road } from './road.ts'

let world: World
let r: Road
beforeAll(async () => {
  world = await openWorld()
  world.now = noon('2026-06-01')
  r = await plan(world, 'communityA1')
})
afterAll(() => world.close())
const paper = (kind: (typeof papers)[number], format: 'docx' | 'pdf' = 'docx') => world.as(worker(r), (ctx) => getPaper(ctx, r.id, kind, format)) // prettier-ignore

describe('papers of an election', () => {
  it('are refused, saying so, while there is nothing to write them from', async () => {
    await expect(paper('result')).rejects.toMatchObject({ code: 'elections.noPaper' })
  })

  it('are all there once the result is, out of what is kept', async () => {
    const box = await toCounting(r)
    const first = new Map<string, string>()
    for (const c of await formalOf(r)) first.set(c.post, first.get(c.post) ?? c.id)
    const members = (await formalOf(r)).filter((c) => c.post === 'member').map((c) => c.id)
    await countAll(r, box, 40, (id, n) => ([...first.values(), ...members.slice(0, 3)].includes(id) ? n - 5 : 5))
    expect(await step(r, 'declareElected')).toBe('elected')
    for (const kind of papers.filter((k) => k !== 'proxies' && k !== 'minutes')) {
      const file = await paper(kind)
      expect(file.name, kind).toMatch(/\.docx$/)
      expect((file.body as Buffer).length, kind).toBeGreaterThan(2000)
    }
    const pdf = await paper('tallySheet', 'pdf')
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('draw votes in strokes of 正', () => {
    expect([0, 1, 4, 5, 13].map(zheng)).toEqual(['', '一', '止', '正', '正正下'])
  })
})
