import { alternatives, plan } from '@liren/planner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { editScheme, redoEdit, undoEdit } from '../commands/edits.ts'
import { keepPlans } from '../commands/plans.ts'
import { drawSchemes } from '../commands/runs.ts'
import { problemOfPlain, type PlainProblem } from '../contract/engine.ts'
import type { RunResult } from '../contract/runs.ts'
import { NO_LOCKS, type SchemeLocks } from '../contract/schemes.ts'
import { getEngineProblem } from '../queries/problems.ts'
import { getScheme } from '../queries/schemes.ts'
import { holding } from '../rules/locks.ts'
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
type View = Awaited<ReturnType<typeof view>>
const lock = (id: string, version: number, locks: Partial<SchemeLocks>) =>
  world.as(officer(), (ctx) =>
    editScheme(ctx, id, { version, moves: [], communities: [], remove: [], locks: { ...NO_LOCKS, ...locks } }),
  )
async function drawn(schemeId: string, count = 1): Promise<{ result: RunResult; views: View[] }> {
  const { caseId } = await view(schemeId)
  const { jobId } = await world.as(officer(), (ctx) => drawSchemes(ctx, caseId, { schemeId, count, rounds: 2 }))
  await world.runJobs()
  const run = await world.system((ctx) =>
    ctx.db.selectFrom('jobRun').selectAll().where('id', '=', jobId).executeTakeFirstOrThrow(),
  )
  expect([run.phase, run.error]).toEqual(['done', null])
  const result = run.result as unknown as RunResult
  return { result, views: await Promise.all(result.schemeIds.map(view)) }
}
const order = new Map<string, number>()
/** Key of the community of the unit set up as number `unit`. */
async function homes(scheme: View): Promise<(unit: number) => string | undefined> {
  if (order.size === 0) {
    const problem = await world.as(officer(), (ctx) => getEngineProblem(ctx, scheme.id))
    problem.ids.forEach((id, u) => order.set(id, u))
  }
  return (unit) => scheme.communities[scheme.assignment[order.get(ids[unit]!)!]!]?.key
}

describe('locks of the table', () => {
  it('are a step like others: kept with the scheme, undone and done again', async () => {
    const { schemeId } = await begun(world)
    await lock(schemeId, 1, { together: [[ids[0]!, ids[7]!]], kept: ['c1'] })
    const held = await view(schemeId)
    expect([held.params.locks.together, held.params.locks.kept, held.undo]).toEqual([[[ids[0], ids[7]]], ['c1'], 'locked']) // prettier-ignore
    await world.as(officer(), (ctx) => undoEdit(ctx, schemeId, { version: 2 }))
    expect((await view(schemeId)).params.locks).toEqual(NO_LOCKS)
    await world.as(officer(), (ctx) => redoEdit(ctx, schemeId, { version: 3 }))
    expect((await view(schemeId)).params.locks.kept).toEqual(['c1'])
  })

  it('that name units of another place are refused', async () => {
    const { schemeId } = await begun(world)
    const refused = await lock(schemeId, 1, { fixed: [schemeId] }).catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(AppError)
    expect((refused as AppError).code).toBe('planning.unknownUnits')
  })

  it('bind whoever asks the API as they bind the hand; undo goes back all the same', async () => {
    const { schemeId } = await begun(world)
    const move = (version: number, units: number[], to: string) =>
      world
        .as(officer(), (ctx) => editScheme(ctx, schemeId, { version, moves: [{ unitIds: units.map((u) => ids[u]!), to }], communities: [], remove: [] }))
        .catch((e: AppError) => [e.code, e.params?.name]) // prettier-ignore
    const { communities } = await view(schemeId)
    await lock(schemeId, 1, { kept: ['c1'], fixed: [ids[3]!], together: [[ids[4]!, ids[12]!]], apart: [[ids[5]!, ids[6]!]], stay: [ids[20]!], whole: [communities[2]!.areaId!] }) // prettier-ignore
    expect(await move(2, [0], 'c2')).toEqual(['planning.communityHeld', communities[0]!.name])
    expect(await move(2, [4], 'c1')).toEqual(['planning.communityHeld', communities[0]!.name])
    expect(await move(2, [3], 'n1')).toEqual(['planning.unitHeld', '第4小区'])
    expect(await move(2, [20], 'n1')).toEqual(['planning.unitHeld', '第21小区'])
    expect(await move(2, [4], 'n1')).toEqual(['planning.heldTogether', '第5小区'])
    expect(await move(2, [6], 'n1')).toMatchObject(['planning.heldTogether', expect.any(String)])
    expect(await move(2, [11], 'c3')).toEqual(['planning.communityHeld', communities[2]!.name])
    expect(await move(2, [4, 12], 'n1')).toMatchObject({ version: 3 })
    await world.as(officer(), (ctx) => undoEdit(ctx, schemeId, { version: 3 }))
    await lock(schemeId, 4, { apart: [[ids[4]!, ids[7]!]] })
    expect(await move(5, [4], 'c3')).toMatchObject(['planning.heldApart', expect.any(String)])
  })

  it('bind the engine: together, apart, fixed where drawn, and a community that stays whole with its name', async () => {
    const { schemeId } = await begun(world)
    const move = { unitIds: [0, 1, 8, 9, 16].map((u) => ids[u]!), to: 'n1' }
    const named = { key: 'n1', name: '新桥社区' }
    await world.as(officer(), (ctx) =>
      editScheme(ctx, schemeId, { version: 1, moves: [move], communities: [named], remove: [] }),
    )
    await lock(schemeId, 2, { together: [[ids[7]!, ids[23]!]], apart: [[ids[38]!, ids[39]!]], kept: ['n1'], fixed: [ids[3]!, ids[4]!] }) // prettier-ignore
    const before = await homes(await view(schemeId))
    const { result, views } = await drawn(schemeId, 2)
    expect([result.legal, result.exceptions]).toEqual([views.map(() => true), []])
    for (const scheme of views) {
      const home = await homes(scheme)
      const inNew = ids.flatMap((_, u) => (home(u) === 'n1' ? [u] : []))
      expect([inNew, scheme.communities.find((c) => c.key === 'n1')?.name]).toEqual([[0, 1, 8, 9, 16], '新桥社区'])
      expect(home(7)).toBe(home(23))
      expect(home(38)).not.toBe(home(39))
      expect(home(3) === home(4)).toBe(before(3) === before(4))
    }
  })

  it('that leave no room are named as the reason', async () => {
    const { schemeId } = await begun(world)
    const move = { unitIds: [ids[0]!, ids[1]!], to: 'n1' }
    await world.as(officer(), (ctx) =>
      editScheme(ctx, schemeId, { version: 1, moves: [move], communities: [], remove: [] }),
    )
    await lock(schemeId, 2, { kept: ['n1'] })
    const { result } = await drawn(schemeId)
    expect(result.exceptions).toMatchObject([{ kind: 'locked', households: 400 }])
    expect(result.exceptions[0]!.units.toSorted()).toEqual([ids[0], ids[1]].toSorted())
    await lock(schemeId, 3, { together: [[ids[0]!, ids[39]!]], apart: [[ids[0]!, ids[39]!]] })
    const torn = await drawn(schemeId)
    expect(torn.result.exceptions).toMatchObject([{ kind: 'locked', proof: 'contradiction' }])
  })
})

describe('a plan drawn in the page', () => {
  const sent = async (id: string) =>
    JSON.parse(JSON.stringify(await world.as(officer(), (ctx) => getEngineProblem(ctx, id)))) as PlainProblem & {
      register: string
      seed: number
    }

  it('is the plan of the server, byte for byte, for the same seed', async () => {
    const { schemeId } = await begun(world)
    await lock(schemeId, 1, { kept: ['c2'], together: [[ids[0]!, ids[2]!]] })
    const { seed, ...plain } = await sent(schemeId)
    const scheme = await view(schemeId)
    const problem = problemOfPlain(plain)
    const bound = holding(problem, scheme.params.locks, (u) => scheme.communities[scheme.assignment[u]!]?.key ?? null)
    const here = alternatives(bound, 3, { seed, effort: { rounds: 2 } })
    const { views } = await drawn(schemeId, 3)
    const parts = (of: ArrayLike<number>) => [...Map.groupBy(Array.from(of).keys(), (u) => of[u]!).values()].map((l) => l.join()).toSorted() // prettier-ignore
    expect(here.map((p) => parts(p.assignment))).toEqual(views.map((v) => parts(v.assignment)))
    expect(here.map((p) => p.objective)).toEqual(views.map((v) => v.engine!['objective']))
  })

  it('is kept as a new alternative and judged by the server', async () => {
    const { schemeId } = await begun(world)
    const { register, seed, ...plain } = await sent(schemeId)
    const best = plan(problemOfPlain(plain), { seed, effort: { rounds: 1 } })
    const all = best.assignment.map(() => 0)
    const keep = (assignment: ArrayLike<number>) => ({ name: '本机方案', seed, rounds: 1, assignment: Array.from(assignment) }) // prettier-ignore
    const done = await world.as(officer(), (ctx) =>
      keepPlans(ctx, schemeId, { register, what: 'draw', plans: [keep(best.assignment), keep(all)] }),
    )
    expect(done.legal).toEqual([true, false])
    const kept = await view(done.schemeIds[0]!)
    expect([kept.origin, kept.engine!['objective']]).toEqual(['engine', best.objective])
  })

  it('on a register that has changed, or of another length, is refused', async () => {
    const { schemeId } = await begun(world)
    const refusal = (register: string, assignment: number[]) =>
      world
        .as(officer(), (ctx) =>
          keepPlans(ctx, schemeId, { register, what: 'draw', plans: [{ name: '甲', seed: 1, rounds: 1, assignment }] }),
        )
        .catch((e: unknown) => (e as AppError).code)
    const { register } = await sent(schemeId)
    expect(await refusal('0-0', [])).toBe('planning.registerChanged')
    expect(await refusal(register, [0])).toBe('planning.planLength')
  })
})
