import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOf, requestOf } from '#testing/samples.ts'
import { openWorld, type World } from '#testing/world.ts'
import * as c from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const HEAD =
  'code,level,name,parent\n371300000000,2,临沂市,370000000000\n371302000000,3,兰山区,371300000000\n371302001000,4,兰山街道,371302000000\n'
const officer = () => world.actor('cityOfficer', world.city.city.id)
const get = async (url: string, who = officer()) =>
  (await world.http(who, { method: 'GET', url })) as { status: number; body: never }
const post = async (url: string, payload: object) =>
  (await world.http(officer(), { method: 'POST', url, payload })) as { status: number; body: never }

/** Hands a file in as the page does and runs the job. */
async function handIn(content: string | Buffer, releasedOn: string, system = 'nbs') {
  const sample = {
    role: 'cityOfficer' as const,
    at: 'city' as const,
    query: { releasedOn, system },
    file: { name: 'release.csv', content },
  }
  const reply = await world.http(callerOf(world, sample), requestOf(c.uploadRelease, sample))
  const { releaseId } = reply.body as { releaseId: string }
  await world.runJobs()
  return {
    id: releaseId,
    ...((await get(`/api/areas/releases/${releaseId}`)).body as {
      state: string
      version: number
      unanswered: number
      problems: { code: string; message: string }[]
    }),
  }
}
type Finding = {
  seq: number
  kind: string
  confidence: string
  before: { name: string } | null
  after: { name: string } | null
  candidates: { key: string; name: string }[]
}
const changes = async (id: string, query = '') =>
  ((await get(`/api/areas/releases/${id}/changes?size=200${query}`)).body as { rows: Finding[] }).rows

const VILLAGES =
  '371302001001,5,考棚社区居委会,371302001000\n371302001002,5,东关社区居委会,371302001000\n371302001021,5,东曲沂村委会,371302001000\n371302001022,5,西曲沂村委会,371302001000\n'

describe('a release handed in on the page', () => {
  it('is checked and compared by a job, and taken over by another', async () => {
    const release = await handIn(
      HEAD + VILLAGES.replaceAll('001021', '001221').replaceAll('001022', '001222'),
      '2026-02-01',
    )
    expect(release).toMatchObject({ state: 'compared' })
    const found = await changes(release.id)
    expect(found.filter((f) => f.after === null).map((f) => f.before!.name)).toContain('罗庄区')
    const taken = await post(`/api/areas/releases/${release.id}/take`, { version: release.version })
    expect(taken.status).toBe(200)
    await world.runJobs()
    expect((await get(`/api/areas/releases/${release.id}`)).body).toMatchObject({ state: 'taken' })
    const page = (await get('/api/areas?search=曲沂&asOf=2026-02-01')).body as { rows: { name: string }[] }
    expect(page.rows.map((r) => r.name)).toEqual(['东曲沂村委会', '西曲沂村委会'])
  })
  it('waits for a person where the file cannot tell, and links only what a person said', async () => {
    const merged = `${HEAD}371302001001,5,考棚社区居委会,371302001000\n371302001002,5,东关社区居委会,371302001000\n371302001023,5,曲沂社区居委会,371302001000\n`
    const release = await handIn(merged, '2026-03-01')
    const [east, west] = (await changes(release.id, '&aspect=removed')).filter((f) => f.before?.name.includes('曲沂'))
    expect([east!.kind, east!.confidence, east!.candidates.map((x) => x.name)]).toEqual([
      'merged',
      'open',
      ['曲沂社区居委会'],
    ])
    const said = await post(`/api/areas/releases/${release.id}/decide`, {
      seq: east!.seq,
      verdict: { verdict: 'succeeded', others: [east!.candidates[0]!.key] },
    })
    expect(said).toMatchObject({ status: 200, body: { decided: 1 } })
    expect(
      (await post(`/api/areas/releases/${release.id}/decide`, { seq: east!.seq, verdict: { verdict: 'separate' } }))
        .status,
    ).toBe(422)
    await post(`/api/areas/releases/${release.id}/take`, { version: release.version })
    await world.runJobs()
    const links = async () =>
      (
        await world.system((ctx) =>
          sql<{
            name: string
          }>`select v.name from area_link l join area_version v on v.area_id = l.from_id and v.superseded_at is null order by 1`.execute(
            ctx.db,
          ),
        )
      ).rows.map((r) => r.name)
    expect(await links()).toEqual(['东曲沂村委会'])
    await post(`/api/areas/releases/${release.id}/decide`, {
      seq: west!.seq,
      verdict: { verdict: 'succeeded', others: [west!.candidates[0]!.key] },
    })
    expect(await links()).toEqual(['东曲沂村委会', '西曲沂村委会'])
  })
  it('follows a person who says that one code now means another area', async () => {
    const release = await handIn(`${HEAD}371302001001,5,西门社区居委会,371302001000\n`, '2026-04-01')
    const [finding] = await changes(release.id, '&confidence=open&aspect=renamed')
    expect(finding).toMatchObject({ before: { name: '考棚社区居委会' }, after: { name: '西门社区居委会' } })
    await post(`/api/areas/releases/${release.id}/decide`, { seq: finding!.seq, verdict: { verdict: 'separate' } })
    await post(`/api/areas/releases/${release.id}/take`, { version: release.version })
    await world.runJobs()
    const page = (await get('/api/areas?search=西门&asOf=2026-04-01')).body as { rows: { slug: string; id: string }[] }
    expect(page.rows[0]!.slug).toBe('371302001001-2')
    expect(page.rows[0]!.id).not.toBe(world.city.communityA1.id)
  })
  it.each([
    ['text that is no text', Buffer.from('\uFEFFcode,level,name,parent\n', 'utf16le'), '2026-05-01', 'sheets.utf16'],
    ['packed text cut off', Buffer.from([0x1f, 0x8b, 8, 0]), '2026-05-01', 'sheets.damaged'],
    ['columns missing', 'code,name\n1,甲', '2026-05-01', 'areas.missingColumn'],
    ['an orphan', `${HEAD}371302099001,5,甲村委会,371302099000`, '2026-05-01', 'areas.orphanParent'],
    ['a day before the last change', HEAD, '2026-01-15', 'areas.laterHistory'],
    [
      'a top that the tree does not have',
      'code,level,name,parent\n379900000000,2,别市,370000000000',
      '2026-05-01',
      'areas.topUnknown',
    ],
  ])('with %s is refused in words, and nothing is taken', async (_, content, day, code) => {
    const release = await handIn(content, day)
    expect(release).toMatchObject({ state: 'refused' })
    expect(release.problems[0]!.code).toBe(code)
    expect(release.problems[0]!.message).toMatch(/[\u4e00-\u9fff]/)
    expect((await post(`/api/areas/releases/${release.id}/take`, { version: release.version })).status).toBe(409)
  })
  it('that is compared again after the tree changed must be handed in anew', async () => {
    const first = await handIn(`${HEAD}371302001003,5,新甲社区居委会,371302001000\n`, '2026-05-01')
    const second = await handIn(`${HEAD}371302001004,5,新乙社区居委会,371302001000\n`, '2026-05-01')
    await post(`/api/areas/releases/${second.id}/take`, { version: second.version })
    await world.runJobs()
    await post(`/api/areas/releases/${first.id}/take`, { version: first.version })
    await world.runJobs()
    expect((await get(`/api/areas/releases/${first.id}`)).body).toMatchObject({ state: 'compared' })
  })
  it('is out of reach for another county', async () => {
    const release = await handIn(HEAD, '2026-05-02')
    const stranger = world.actor('countyOfficer', world.city.luozhuang.id)
    expect((await get(`/api/areas/releases/${release.id}`, stranger)).status).toBe(404)
  })
})

describe('what the tree looks like', () => {
  it('is asked as of a day and as known on a day', async () => {
    const at = async (query: string) =>
      (
        (await get(`/api/areas/children?parent=${world.city.streetA.id}&${query}`)).body as { rows: { name: string }[] }
      ).rows.map((r) => r.name)
    expect(await at('asOf=2026-01-01')).toEqual(['考棚社区', '东关社区', '洗砚池居委会'])
    expect(await at('asOf=2026-05-03')).not.toContain('考棚社区')
    expect(await at('asOf=2026-05-03&knownOn=2026-05-31')).toEqual([])
  })
  it('counts its kinds, and gives an area that is no more with its last days', async () => {
    const { counts } = (await get('/api/areas/counts?asOf=2026-01-01')).body as {
      counts: { kind: string; count: number }[]
    }
    expect(Object.fromEntries(counts.map((x) => [x.kind, x.count]))).toMatchObject({
      city: 1,
      district: 2,
      subdistrict: 2,
      town: 1,
      community: 3,
      residentsCommittee: 2,
      villagersCommittee: 1,
    })
    expect((await get(`/api/areas/${world.city.communityA1.id}?asOf=2026-06-01`)).body).toMatchObject({
      inForce: false,
      validTo: '2026-04-01',
    })
  })
})

describe('outlines and planning areas', () => {
  const square = (x: number, w = 0.01) => ({ type: 'Polygon', coordinates: [[[x, 35], [x + w, 35], [x + w, 35.01], [x, 35.01], [x, 35]]] }) // prettier-ignore
  const upload = async (features: object[], more: Record<string, string> = {}) => {
    const sample = {
      role: 'cityOfficer' as const,
      at: 'city' as const,
      query: { crs: 'WGS84', validFrom: '2026-01-01', source: '测绘', ...more },
      file: { name: 'a.geojson', content: JSON.stringify({ type: 'FeatureCollection', features }) },
    }
    return (await world.http(callerOf(world, sample), requestOf(c.uploadBoundaries, sample))) as {
      status: number
      body: never
    }
  }
  const feature = (code: string, geometry: object) => ({ type: 'Feature', properties: { code }, geometry })
  it('keep the sound, refuse the overlapping and the nameless, and show on the map of their day', async () => {
    const reply = await upload([
      feature('371302', square(118)),
      feature('371311', square(118.005)),
      feature('379999', square(119)),
    ])
    expect(reply.body).toMatchObject({ accepted: [{ name: '兰山区' }], refused: 2 })
    const { rows } = (await get(`/api/areas/boundaries?parent=${world.city.city.id}&asOf=2026-01-02`)).body as {
      rows: { name: string }[]
    }
    expect(rows.map((r) => r.name)).toEqual(['兰山区'])
    expect(
      ((await get(`/api/areas/boundaries?parent=${world.city.city.id}&asOf=2025-12-31`)).body as { rows: unknown[] })
        .rows,
    ).toEqual([])
  })
  it('try a file without keeping it, and supersede what is drawn anew', async () => {
    await upload([feature('371311', square(118.5))], { dryRun: 'yes' })
    const drawn = async (day: string) =>
      (
        (await get(`/api/areas/boundaries?area=${world.city.lanshan.id}&asOf=${day}`)).body as {
          rows: { geometry: { coordinates: number[][][] } }[]
        }
      ).rows[0]?.geometry.coordinates[0]![0]![0]
    expect(
      ((await get(`/api/areas/boundaries?area=${world.city.luozhuang.id}`)).body as { rows: unknown[] }).rows,
    ).toEqual([])
    await upload([feature('371302', square(118.2))], { validFrom: '2026-03-01' })
    expect([await drawn('2026-02-28'), await drawn('2026-03-01')]).toEqual([118, 118.2])
  })
  it('name members by date across the tree', async () => {
    const { id } = (
      await post('/api/areas/planning', {
        name: '城区规划范围',
        purpose: '统计',
        ownerId: world.city.city.id,
        validFrom: '2025-01-01',
        memberIds: [world.city.streetA.id, world.city.townC.id],
        source: '规划',
      })
    ).body as { id: string }
    expect(
      (
        await post(`/api/areas/planning/${id}/members`, {
          version: 1,
          onDay: '2025-06-01',
          add: [world.city.streetB.id],
          remove: [world.city.townC.id],
          source: '修编',
        })
      ).status,
    ).toBe(200)
    expect(
      (
        await post(`/api/areas/planning/${id}/members`, {
          version: 1,
          onDay: '2025-06-01',
          add: [],
          remove: [],
          source: '修编',
        })
      ).status,
    ).toBe(409)
    const members = async (day: string) =>
      ((await get(`/api/areas/planning/${id}?asOf=${day}`)).body as { members: number }).members
    expect([await members('2024-12-31'), await members('2025-03-01'), await members('2025-06-01')]).toEqual([0, 2, 2])
    expect(
      (
        await post('/api/areas/planning', {
          name: '城区规划范围',
          purpose: '统计',
          ownerId: world.city.city.id,
          validFrom: '2025-01-01',
          memberIds: [],
          source: '规划',
        })
      ).status,
    ).toBe(409)
  })
})
