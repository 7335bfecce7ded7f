import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'

const HEAD = 'code,level,name,parent'
const CITY = '371300000000,2,临沂市,370000000000'
const DISTRICT = '371302000000,3,兰山区,371300000000'
const STREET = '371302001000,4,兰山街道,371302000000'
const file = {
  name: 'release.csv',
  content: [HEAD, CITY, DISTRICT, STREET, '371302001001,5,考棚社区居委会,371302001000'].join('\n'),
}
const outline = (x: number) =>
  JSON.stringify({ type: 'Polygon', coordinates: [[[x, 35], [x + 0.01, 35], [x + 0.01, 35.01], [x, 35.01], [x, 35]]] }) // prettier-ignore

const city = (more: Partial<Sample>): Sample => ({ role: 'cityOfficer', at: 'city', ...more })
const street = (more: Partial<Sample>): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const district = (more: Partial<Sample>): Sample => ({ role: 'countyOfficer', at: 'lanshan', ...more })

let n = 0
/** A proposal of the subdistrict to set up a community, in a state. */
async function act(world: World, state: 'draft' | 'submitted'): Promise<{ id: string; version: number }> {
  const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
  const payload = {
    kind: 'setUp',
    parentId: world.city.streetA.id,
    area: { name: `新设第${++n}社区`, kind: 'community' },
  }
  const drafted = await world.http(officer, {
    method: 'POST',
    url: '/api/areas/acts',
    payload: { payload, effectiveOn: '2026-07-01', reason: '人口增加' },
  })
  const { id } = drafted.body as { id: string }
  if (state === 'draft') return { id, version: 1 }
  await world.http(officer, { method: 'POST', url: `/api/areas/acts/${id}/submit`, payload: { version: 1 } })
  return { id, version: 2 }
}

/** A release handed in and compared. */
async function release(world: World): Promise<{ id: string; version: number }> {
  const { receiveRelease, compareRelease } = await import('../commands/releases.ts')
  const content = [HEAD, CITY, DISTRICT, STREET, `371302001${900 + ++n},5,新设${n}园区,371302001000`].join('\n')
  return world.system(async (ctx) => {
    const id = await receiveRelease(
      ctx,
      { bytes: Buffer.from(content), fileName: 'r.csv', system: 'nbs', releasedOn: '2026-05-01' },
      world.city.city.id,
    )
    await compareRelease(ctx, id)
    return { id, version: 2 }
  })
}
async function planning(world: World): Promise<string> {
  const { createPlanningArea } = await import('../commands/planning.ts')
  const { id } = await world.system((ctx) =>
    createPlanningArea(ctx, {
      name: `规划范围${++n}`,
      purpose: '测试',
      ownerId: world.city.city.id,
      validFrom: '2026-01-01',
      memberIds: [world.city.streetA.id],
      source: '测试',
    }),
  )
  return id
}

/** A valid call of each route. */
export const samples: Samples = {
  'areas.list': () => city({ query: { search: '社区' } }),
  'areas.children': (w) => city({ query: { parent: w.city.streetA.id } }),
  'areas.counts': () => city({}),
  'areas.get': (w) => city({ params: { id: w.city.communityA1.id } }),
  'areas.history': (w) => city({ params: { id: w.city.communityA1.id } }),
  'areas.uploadRelease': () => city({ query: { releasedOn: '2026-05-01' }, file }),
  'areas.releases': () => city({}),
  'areas.release': async (w) => city({ params: { id: (await release(w)).id } }),
  'areas.changes': async (w) => city({ params: { id: (await release(w)).id } }),
  'areas.decide': async (w) =>
    city({
      params: { id: (await release(w)).id },
      body: { filter: { aspect: 'removed' }, verdict: { verdict: 'confirmed' } },
    }),
  'areas.takeRelease': async (w) => {
    const { id, version } = await release(w)
    return city({ params: { id }, body: { version } })
  },
  'areas.discardRelease': async (w) => {
    const { id, version } = await release(w)
    return city({ params: { id }, body: { version, reason: '传错文件' } })
  },
  'areas.acts': () => street({}),
  'areas.act': async (w) => street({ params: { id: (await act(w, 'draft')).id } }),
  'areas.draftAct': (w) =>
    street({
      body: {
        payload: { kind: 'rename', areaId: w.city.communityA1.id, name: '考棚街社区' },
        effectiveOn: '2026-07-01',
        reason: '居民提议',
      },
    }),
  'areas.editAct': async (w) => {
    const { id, version } = await act(w, 'draft')
    const payload = {
      kind: 'setUp',
      parentId: w.city.streetA.id,
      area: { name: `改名第${++n}社区`, kind: 'community' },
    }
    return street({ params: { id }, body: { payload, effectiveOn: '2026-08-01', reason: '改日期', version } })
  },
  'areas.submitAct': async (w) => {
    const { id, version } = await act(w, 'draft')
    return street({ params: { id }, body: { version } })
  },
  'areas.approveAct': async (w) => {
    const { id, version } = await act(w, 'submitted')
    return district({ params: { id }, body: { version, approvalDocument: '兰政字〔2026〕1号' } })
  },
  'areas.returnAct': async (w) => {
    const { id, version } = await act(w, 'submitted')
    return district({ params: { id }, body: { version, reason: '材料不全' } })
  },
  'areas.withdrawAct': async (w) => {
    const { id, version } = await act(w, 'draft')
    return street({ params: { id }, body: { version, reason: '不办了' } })
  },
  'areas.boundaries': (w) => city({ query: { parent: w.city.city.id } }),
  'areas.uploadBoundaries': (w) =>
    street({
      query: { areaId: w.city.communityA1.id, crs: 'GCJ02', validFrom: '2026-01-01', source: '街道自绘' },
      file: { name: 'a.geojson', content: outline(118.35) },
    }),
  'areas.planningAreas': () => city({}),
  'areas.planningArea': async (w) => city({ params: { id: await planning(w) } }),
  'areas.createPlanningArea': (w) =>
    city({
      body: {
        name: `城区${++n}`,
        purpose: '统计',
        ownerId: w.city.city.id,
        validFrom: '2026-01-01',
        memberIds: [w.city.streetA.id, w.city.townC.id],
        source: '规划',
      },
    }),
  'areas.changePlanningMembers': async (w) =>
    city({
      params: { id: await planning(w) },
      body: {
        version: 1,
        onDay: '2026-03-01',
        add: [w.city.streetB.id],
        remove: [w.city.streetA.id],
        source: '规划修编',
      },
    }),
}
