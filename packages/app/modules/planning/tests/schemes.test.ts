import { statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { NO_LOCKS } from '../contract/schemes.ts'
import { openWorld, type World } from '#testing/world.ts'
import { checkAssignment, importAssignment } from '../commands/assignment.ts'
import { changeCase, dropCase, openCase } from '../commands/cases.ts'
import { editScheme, redoEdit, undoEdit } from '../commands/edits.ts'
import { changeScheme, copyScheme, createScheme, dropScheme } from '../commands/schemes.ts'
import type { Edit } from '../contract/schemes.ts'
import { compareSchemes } from '../queries/compare.ts'
import { outcomeOf } from '../queries/outcome.ts'
import { changesSince, getScheme, listSchemes } from '../queries/schemes.ts'
import { begun, grid, setUp } from './ground.ts'

let world: World
let ids: string[]
beforeAll(async () => {
  world = await openWorld()
  ids = await setUp(world, grid(6, 3, 300))
})
afterAll(() => world.close())

const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const edit = (id: string, input: Partial<Edit> & { version: number }, who = officer()) =>
  world.as(who, (ctx) => editScheme(ctx, id, { moves: [], communities: [], remove: [], ...input }))
const view = (id: string) => world.as(officer(), (ctx) => getScheme(ctx, id))
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { code: e.code, status: e.status, ...e.params } : e
}

describe('a planning case', () => {
  it('is about a subdistrict or town, on a register that is there', async () => {
    const open = (more: object) =>
      world.system((ctx) => openCase(ctx, { areaId: world.city.streetA.id, name: '规划', reason: '调整', ...more }))
    expect(await refusal(open({ areaId: world.city.lanshan.id }))).toMatchObject({ code: 'planning.wrongLevel' })
    expect(await refusal(open({ registerOn: '2026-06-02' }))).toMatchObject({ code: 'planning.registerAhead' })
    expect(await refusal(open({ dueOn: '2026-05-31' }))).toMatchObject({ code: 'planning.dueBeforeToday' })
    const { id } = await open({ registerOn: '2025-01-01' })
    expect(await world.system((ctx) => changeCase(ctx, id, { version: 1, dueOn: '2026-06-30' }))).toEqual({
      id,
      version: 2,
    })
    expect(await refusal(world.system((ctx) => changeCase(ctx, id, { version: 1, name: '旧' })))).toMatchObject({ code: 'planning.stale', version: 2 }) // prettier-ignore
  })
  it('that is dropped is drawn no more', async () => {
    const { caseId, schemeId } = await begun(world)
    await world.system((ctx) => dropCase(ctx, caseId, { version: 1, reason: '重复' }))
    expect(await refusal(edit(schemeId, { version: 1 }))).toMatchObject({
      code: 'planning.caseClosed',
      state: 'dropped',
    })
  })
})

describe('a scheme', () => {
  it('begins with the communities of today and what they amount to', async () => {
    const { caseId, schemeId } = await begun(world)
    const scheme = await view(schemeId)
    expect(scheme.communities.map((c) => [c.name, c.kind, c.code])).toEqual([
      ['考棚社区', 'community', '371302001001'], ['东关社区', 'community', '371302001002'], ['洗砚池居委会', 'residentsCommittee', '371302001003'],
    ]) // prettier-ignore
    expect(scheme.totals).toMatchObject({ units: [6, 6, 6], households: [1800, 1800, 1800], pieces: [1, 1, 1] })
    expect([scheme.faults, scheme.undo, scheme.assignment.length]).toEqual([[], null, 18])
    expect((await world.as(officer(), (ctx) => listSchemes(ctx, caseId))).rows).toMatchObject([
      { name: '现状', communities: 3 },
    ])
  })

  it('is edited by moves, undone and done again; a unit left out is unassigned', async () => {
    const { schemeId } = await begun(world)
    const first = await edit(schemeId, { version: 1, moves: [{ unitIds: [ids[0]!, ids[1]!], to: 'n1' }, { unitIds: [ids[5]!], to: null }] }) // prettier-ignore
    expect(first).toMatchObject({ version: 2, undo: 'moved', redo: null })
    expect(first.communities.map((c) => c.key)).toEqual(['c1', 'c2', 'c3', 'n1'])
    const after = await view(schemeId)
    expect(after.faults.map((f) => [f.code, f.key, f.units.length])).toEqual([
      ['unassigned', null, 1], ['outOfBand', 'n1', 0], ['noName', 'n1', 0],
    ]) // prettier-ignore
    const undone = await world.as(officer(), (ctx) => undoEdit(ctx, schemeId, { version: 2 }))
    expect(undone).toMatchObject({ version: 3, undo: null, redo: 'moved' })
    expect((await view(schemeId)).totals.units).toEqual([6, 6, 6])
    const again = await world.as(officer(), (ctx) => redoEdit(ctx, schemeId, { version: 3 }))
    expect(again).toMatchObject({ version: 4, undo: 'moved', redo: null })
    expect((await view(schemeId)).totals.units).toEqual([4, 6, 5, 2])
    expect(await refusal(world.as(officer(), (ctx) => redoEdit(ctx, schemeId, { version: 4 })))).toMatchObject({ code: 'planning.nothingToRedo' }) // prettier-ignore
  })

  it('keeps the reason of a community outside the band, which then may stand', async () => {
    const { schemeId } = await begun(world)
    const moved = [ids[0]!, ids[1]!, ids[6]!, ids[7]!]
    await edit(schemeId, { version: 1, moves: [{ unitIds: moved, to: 'c2' }] })
    expect((await view(schemeId)).faults.map((f) => [f.code, f.key, f.severity])).toEqual([
      ['outOfBand', 'c1', 'error'],
    ])
    await edit(schemeId, { version: 2, communities: [{ key: 'c1', breachReason: '四面环河的独立片区' }] })
    const { faults, communities } = await view(schemeId)
    expect(faults).toMatchObject([{ code: 'outOfBand', key: 'c1', severity: 'warning', params: { households: 600, lower: 1000, upper: 3000 } }]) // prettier-ignore
    expect(communities[0]!.breachReason).toBe('四面环河的独立片区')
  })

  it('that two people edit refuses the later one and tells what the other changed; nothing is lost', async () => {
    const { schemeId } = await begun(world)
    const other = { ...world.actor('countyOfficer', world.city.lanshan.id), name: '王科长' } as never
    await edit(schemeId, { version: 1, moves: [{ unitIds: [ids[0]!, ids[1]!], to: 'c2' }] }, other)
    await edit(schemeId, { version: 2, moves: [{ unitIds: [ids[2]!], to: 'c1' }] }, other)
    const mine = { version: 1, moves: [{ unitIds: [ids[17]!], to: 'c2' }] }
    expect(await refusal(edit(schemeId, mine))).toEqual({ code: 'planning.schemeStale', status: 409, version: 3, since: 1, by: '王科长', steps: 2, units: 3 }) // prettier-ignore
    const changes = await world.as(officer(), (ctx) => changesSince(ctx, schemeId, 1))
    expect(changes.rows.map((r) => [r.byName, r.units])).toEqual([['王科长', 2], ['王科长', 1]]) // prettier-ignore
    expect(new Map(changes.moves.map((m) => [m.unitId, m.to]))).toEqual(new Map([[ids[0]!, 'c2'], [ids[1]!, 'c2'], [ids[2]!, 'c1']])) // prettier-ignore
    await edit(schemeId, { ...mine, version: changes.version })
    expect((await view(schemeId)).totals.units).toEqual([5, 8, 5])
  })

  it('takes no unit that its register does not have, no community of elsewhere, no bounds that cross', async () => {
    const { schemeId } = await begun(world)
    const stranger = '00000000-0000-7000-8000-000000000000'
    expect(await refusal(edit(schemeId, { version: 1, moves: [{ unitIds: [stranger, ids[0]!], to: 'c2' }] }))).toMatchObject({ code: 'planning.unknownUnits', count: 1 }) // prettier-ignore
    expect(await refusal(edit(schemeId, { version: 1, communities: [{ key: 'x', areaId: world.city.communityB1.id }] }))).toMatchObject({ code: 'planning.unknownCommunity' }) // prettier-ignore
    const change = (params: object) => world.as(officer(), (ctx) => changeScheme(ctx, schemeId, { version: 1, params }))
    expect(await refusal(change({ lower: 3001 }))).toMatchObject({ code: 'planning.boundsCrossed' })
    expect(await refusal(change({ target: 900 }))).toMatchObject({ code: 'planning.targetOutside' })
    expect(await refusal(change({ locks: { ...NO_LOCKS, together: [[stranger]] } }))).toMatchObject({ code: 'planning.unknownUnits' }) // prettier-ignore
    expect(await change({ lower: 500 })).toEqual({ id: schemeId, version: 2 })
    expect((await view(schemeId)).params.lower).toBe(500)
  })

  it('takes a unit that is named twice where it was named last, and refuses a batch that no hand makes', async () => {
    const { schemeId } = await begun(world)
    await edit(schemeId, {
      version: 1,
      moves: [
        { unitIds: [ids[0]!, ids[0]!], to: 'c2' },
        { unitIds: [ids[0]!], to: 'c3' },
      ],
    })
    expect((await view(schemeId)).totals.units).toEqual([5, 6, 7])
    const flood = { version: 2, moves: [{ unitIds: Array.from({ length: 20_001 }, () => ids[0]!), to: 'c1' }] }
    const reply = await world.http(officer(), {
      method: 'POST',
      url: `/api/planning/schemes/${schemeId}/edits`,
      payload: flood,
    })
    expect(reply.status).toBe(400)
    const edges = { version: 2, moves: '1,2;'.repeat(2_000_000) }
    const pasted = await world.http(officer(), {
      method: 'POST',
      url: `/api/planning/schemes/${schemeId}/edits`,
      payload: edges,
    })
    expect([400, 413]).toContain(pasted.status)
  })

  it('taken in from a list says what it could not place; what the list omits is unassigned, never a community', async () => {
    const { schemeId } = await begun(world)
    const path = join(tmpdir(), `liren-plan-${schemeId}.csv`)
    writeFileSync(
      path,
      `小区,社区\n第1小区,考棚社区\n${ids[1]},新桥社区\n第3小区,\n不知何处,新桥社区\n第1小区,东关社区\n`,
    )
    const done = await world.as(officer(), (ctx) =>
      importAssignment(ctx, schemeId, { version: 1 }, { path, name: 'a.csv', bytes: statSync(path).size }),
    )
    expect(done).toMatchObject({ version: 2, undo: 'moved', unknown: [{ row: 5, unit: '不知何处' }], contradicting: [{ row: 6, unit: '第1小区' }], ambiguous: [] }) // prettier-ignore
    expect(done.omitted).toHaveLength(15)
    const after = await view(schemeId)
    expect(after.communities.map((c) => [c.name, after.totals.units[after.communities.indexOf(c)]])).toEqual([['考棚社区', 1], ['东关社区', 0], ['洗砚池居委会', 0], ['新桥社区', 1]]) // prettier-ignore
    expect(after.faults.find((f) => f.code === 'unassigned')?.units).toHaveLength(16)
  })

  it('is told beforehand what a list would do, and nothing is drawn by a list of which no unit is known', async () => {
    const { schemeId } = await begun(world)
    const file = (text: string) => {
      const path = join(tmpdir(), `liren-check-${schemeId}.csv`)
      writeFileSync(path, text)
      return { path, name: 'a.csv', bytes: statSync(path).size }
    }
    const check = (text: string) => world.as(officer(), (ctx) => checkAssignment(ctx, schemeId, file(text)))
    const read = await check('小区,社区\n第1小区,新桥社区\n第1小区,考棚社区\n不知何处,新桥社区\n')
    expect(read).toMatchObject({ lines: 3, placed: 1, unassigned: 17, counts: { unknown: 1, contradicting: 1, omitted: 17 }, communities: [{ name: '新桥社区', isNew: true, units: 1, households: 300 }] }) // prettier-ignore
    expect(read.omitted[0]).toMatchObject({ name: '第2小区' })
    expect((await view(schemeId)).version).toBe(read.version)
    expect(await refusal(check('u,v,length\n1,2,3\n'))).toMatchObject({ code: 'planning.assignmentColumns', columns: 'u、v、length' }) // prettier-ignore
    const nobody = file('小区,社区\n不知何处,新桥社区\n')
    expect(await refusal(world.as(officer(), (ctx) => importAssignment(ctx, schemeId, { version: 1 }, nobody)))).toMatchObject({ code: 'planning.assignmentNothing' }) // prettier-ignore
    const edges = file(`小区,社区\n${'1,2\n'.repeat(100_001)}`)
    expect(await refusal(world.as(officer(), (ctx) => checkAssignment(ctx, schemeId, edges)))).toMatchObject({ code: 'planning.compoundsTooMany' }) // prettier-ignore
    expect(await refusal(world.as(officer(), (ctx) => checkAssignment(ctx, schemeId, { ...edges, bytes: 3e7 })))).toMatchObject({ code: 'planning.compoundsLarge' }) // prettier-ignore
  })

  it('is copied, compared and dropped', async () => {
    const { caseId, schemeId } = await begun(world)
    const copy = await world.as(officer(), (ctx) => copyScheme(ctx, schemeId, { name: '方案二' }))
    await edit(copy.id, { version: 1, moves: [{ unitIds: [ids[0]!, ids[1]!, ids[6]!], to: 'c2' }] })
    const compared = await world.as(officer(), (ctx) => compareSchemes(ctx, schemeId, copy.id))
    expect(compared.differ).toMatchObject({ unitIds: expect.any(Array), households: 900 })
    expect(new Set(compared.differ.unitIds)).toEqual(new Set([ids[0]!, ids[1]!, ids[6]!]))
    expect(compared.sides.map((s) => [s.name, s.communities, s.outOfBand, s.movedHouseholds])).toEqual([['现状', 3, 0, 0], ['方案二', 3, 1, 900]]) // prettier-ignore
    expect(compared.pairs.map((p) => [p.aName, p.bName, p.shared])).toEqual([['东关社区', '东关社区', 1800], ['洗砚池居委会', '洗砚池居委会', 1800], ['考棚社区', '考棚社区', 900]]) // prettier-ignore
    await world.as(officer(), (ctx) => dropScheme(ctx, copy.id, { version: 2 }))
    expect((await world.as(officer(), (ctx) => listSchemes(ctx, caseId))).rows).toHaveLength(1)
    const elsewhere = await begun(world)
    expect(await refusal(world.as(officer(), (ctx) => compareSchemes(ctx, schemeId, elsewhere.schemeId)))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
  })

  it('says what it amounts to: who goes on, who ends, what is new', async () => {
    const { schemeId } = await begun(world)
    const a1 = grid(6, 3, 300).flatMap((e, i) => (e.community === 'communityA1' ? [ids[i]!] : []))
    await edit(schemeId, {
      version: 1,
      moves: [{ unitIds: a1, to: 'n1' }],
      communities: [{ key: 'n1', name: '新桥社区' }],
    })
    const outcome = await world.system((ctx) => outcomeOf(ctx, schemeId))
    expect(outcome.communities.map((c) => [c.key, c.areaId === null, c.households, c.unitIds.length])).toEqual([['c2', false, 1800, 6], ['c3', false, 1800, 6], ['n1', true, 1800, 6]]) // prettier-ignore
    expect(outcome.ending).toEqual([{ areaId: world.city.communityA1.id, name: '考棚社区' }])
    expect([outcome.unassigned, outcome.faults.filter((f) => f.severity === 'error')]).toEqual([[], []])
  })

  it('is seen from its street and above, and by nobody beside', async () => {
    const { caseId, schemeId } = await begun(world)
    const beside = world.actor('subdistrictOfficer', world.city.streetB.id)
    expect(await refusal(world.as(beside, (ctx) => getScheme(ctx, schemeId)))).toMatchObject({
      code: 'access.notFound',
    })
    expect(await refusal(world.as(beside, (ctx) => createScheme(ctx, caseId, { name: '外', from: 'empty' })))).toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    const above = world.actor('cityOfficer', world.city.city.id)
    expect((await world.as(above, (ctx) => getScheme(ctx, schemeId))).totals.units).toEqual([6, 6, 6])
  })
})
