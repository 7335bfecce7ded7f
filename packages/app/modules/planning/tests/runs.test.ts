import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { editScheme } from '../commands/edits.ts'
import { reserveNames } from '../commands/names.ts'
import { drawSchemes, includeUnits, repairScheme } from '../commands/runs.ts'
import { copyScheme, dropScheme } from '../commands/schemes.ts'
import type { RunResult } from '../contract/runs.ts'
import { proposeSchemeNames } from '../queries/names.ts'
import { getScheme, listSchemes } from '../queries/schemes.ts'
import { begun, grid, setUp } from './ground.ts'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await openWorld()
  ids = await setUp(world, grid(8, 5, 200))
})
afterAll(() => world.close())

const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const view = (id: string) => world.as(officer(), (ctx) => getScheme(ctx, id))
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { code: e.code, ...e.params } : e
}
/** Does a run to its end and reads what it said. */
async function ran(jobId: string) {
  await world.runJobs()
  const run = await world.system((ctx) => ctx.db.selectFrom('jobRun').selectAll().where('id', '=', jobId).executeTakeFirstOrThrow()) // prettier-ignore
  return { phase: run.phase, error: run.error, result: run.result as unknown as RunResult }
}
const edit = (id: string, version: number, moves: { unitIds: string[]; to: string | null }[]) =>
  world.as(officer(), (ctx) => editScheme(ctx, id, { version, moves, communities: [], remove: [] }))

describe('the engine', () => {
  it('draws alternatives that are legal, differ, and give every unit a community', async () => {
    const { caseId } = await begun(world)
    const { jobId } = await world.as(officer(), (ctx) =>
      drawSchemes(ctx, caseId, { count: 3, rounds: 2, name: '机选' }),
    )
    const { phase, error, result } = await ran(jobId)
    expect([phase, error]).toEqual(['done', null])
    expect(result).toMatchObject({ legal: [true, true, true], exceptions: [] })
    const drawn = await Promise.all(result.schemeIds.map(view))
    expect(drawn.map((d) => [d.name, d.origin])).toEqual([['机选1', 'engine'], ['机选2', 'engine'], ['机选3', 'engine']]) // prettier-ignore
    for (const d of drawn) {
      expect(d.faults.filter((f) => f.severity === 'error' && f.code !== 'noName')).toEqual([])
      expect(d.totals.households.reduce((a, b) => a + b, 0)).toBe(8000)
      expect(d.engine).toMatchObject({ legal: true, seed: expect.any(Number) })
    }
    expect(new Set(drawn.map((d) => d.assignment.join())).size).toBeGreaterThan(1)
  })

  it('draws the same from the same seed', async () => {
    const once = async () => {
      const { caseId } = await begun(world)
      const { result } = await ran((await world.as(officer(), (ctx) => drawSchemes(ctx, caseId, { count: 1, rounds: 1, params: { seed: 7 } }))).jobId) // prettier-ignore
      return (await view(result.schemeIds[0]!)).assignment
    }
    expect(await once()).toEqual(await once())
  })

  it('refuses bounds that cross before anything starts', async () => {
    const { caseId } = await begun(world)
    const draw = (params: object) =>
      world.as(officer(), (ctx) => drawSchemes(ctx, caseId, { count: 1, rounds: 1, params }))
    expect(await refusal(draw({ lower: 3000, upper: 1000 }))).toMatchObject({ code: 'planning.boundsCrossed', lower: 3000, upper: 1000 }) // prettier-ignore
  })

  it('mends a scheme drawn by hand and keeps names; the drawing itself stays', async () => {
    const { schemeId } = await begun(world)
    await edit(schemeId, 1, [{ unitIds: [ids[0]!, ids[1]!], to: 'c3' }])
    expect((await view(schemeId)).faults.map((f) => f.code)).toContain('torn')
    const { result } = await ran((await world.as(officer(), (ctx) => repairScheme(ctx, schemeId, { version: 2, rounds: 2 }))).jobId) // prettier-ignore
    const mended = await view(result.schemeIds[0]!)
    expect(mended.faults).toEqual([])
    expect(mended.communities.slice(0, 3).map((c) => c.name).toSorted()).toEqual(['东关社区', '洗砚池居委会', '考棚社区'].toSorted()) // prettier-ignore
    expect((await view(schemeId)).version).toBe(2)
  })

  it('puts new units into communities and leaves the others where they are', async () => {
    const { schemeId } = await begun(world)
    await edit(schemeId, 1, [{ unitIds: [ids[0]!], to: null }])
    const before = await view(schemeId)
    const { result } = await ran((await world.as(officer(), (ctx) => includeUnits(ctx, schemeId, { version: 2, rounds: 2 }))).jobId) // prettier-ignore
    const after = await view(result.schemeIds[0]!)
    const key = (s: typeof after, u: number) => s.communities[s.assignment[u]!]?.key
    const changed = before.assignment.flatMap((c, u) => (c >= 0 && key(before, u) !== key(after, u) ? [u] : []))
    expect([changed, after.faults]).toEqual([[], []])
  })

  it('that is cancelled writes nothing', async () => {
    const { caseId } = await begun(world)
    const { jobId } = await world.as(officer(), (ctx) => drawSchemes(ctx, caseId, { count: 5, rounds: 200 }))
    await world.system((ctx) =>
      ctx.db.updateTable('jobRun').set({ cancelAsked: true }).where('id', '=', jobId).execute(),
    )
    expect((await ran(jobId)).phase).toBe('cancelled')
    expect((await world.system((ctx) => listSchemes(ctx, caseId))).rows).toHaveLength(1)
  })
})

describe('names and codes', () => {
  const named = async (name: string) => {
    const { schemeId } = await begun(world)
    await edit(schemeId, 1, [{ unitIds: [ids[0]!, ids[1]!, ids[8]!, ids[9]!], to: 'n1' }])
    await world.as(officer(), (ctx) => editScheme(ctx, schemeId, { version: 2, moves: [], communities: [{ key: 'n1', name }], remove: [] })) // prettier-ignore
    return schemeId
  }
  it('are proposed from estates and roads, and none that the county has', async () => {
    const schemeId = await named('')
    const { rows } = await world.as(officer(), (ctx) => proposeSchemeNames(ctx, schemeId))
    const row = rows.find((r) => r.key === 'n1')!
    expect(row).toMatchObject({ fault: null, code: '371302001004', reserved: false })
    expect(row.candidates.length).toBeGreaterThan(0)
    expect(row.candidates.map((c) => c.name)).not.toContain('考棚社区')
  })
  it('are unique in the county, well formed, and held until the scheme is dropped', async () => {
    const reserve = (id: string, version = 3) => world.as(officer(), (ctx) => reserveNames(ctx, id, { version }))
    expect(await refusal(reserve(await named('涑河社区')))).toEqual({ code: 'planning.nameTaken', name: '涑河社区', town: '银雀山街道' }) // prettier-ignore
    expect(await refusal(reserve(await named('新桥')))).toMatchObject({ code: 'planning.nameGeneric' })
    const first = await named('新桥社区')
    const held = await reserve(first)
    expect(held).toMatchObject({ version: 4 })
    expect(held.communities.at(-1)).toMatchObject({ name: '新桥社区', code: '371302001004' })
    const second = await named('新桥社区')
    expect(await refusal(reserve(second))).toMatchObject({ code: 'planning.nameTaken', town: '兰山街道' })
    const third = await named('永安社区')
    expect((await reserve(third)).communities.at(-1)!.code).toBe('371302001005')
    await world.as(officer(), (ctx) => dropScheme(ctx, first, { version: 4 }))
    expect((await reserve(second)).communities.at(-1)!.code).toBe('371302001006')
    const copy = await world.as(officer(), (ctx) => copyScheme(ctx, second, { name: '副本' }))
    expect((await view(copy.id)).communities.at(-1)!.code).toBeNull()
  })
  it('that sound like another of the county are pointed out', async () => {
    const schemeId = await named('烤棚社区')
    const { rows } = await world.as(officer(), (ctx) => proposeSchemeNames(ctx, schemeId))
    expect(rows.find((r) => r.key === 'n1')!.soundsLike).toBeNull()
    const other = await named('苏河社区')
    const said = await world.as(officer(), (ctx) => proposeSchemeNames(ctx, other))
    expect(said.rows.find((r) => r.key === 'n1')!.soundsLike).toBe('涑河社区')
  })
})

describe('bounds that no plan can meet', () => {
  it('names the unit that no plan can hold, and why', async () => {
    const [big] = await setUp(world, [{ name: '万户城', at: [4, 6], households: 3300, drawn: true }])
    const { caseId } = await begun(world)
    const { result } = await ran((await world.as(officer(), (ctx) => drawSchemes(ctx, caseId, { count: 1, rounds: 1 }))).jobId) // prettier-ignore
    expect(result.exceptions).toEqual([{ kind: 'unitAboveUpper', units: [big], names: ['万户城'], households: 3300, proof: 'weight' }]) // prettier-ignore
    const scheme = await view(result.schemeIds[0]!)
    expect(scheme.faults).toMatchObject([{ code: 'outOfBand', severity: 'error', params: { households: 3300 } }])
  })
})
