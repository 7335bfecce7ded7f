import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { keepOwnFile } from '../contract/residents/files.ts'
import { requestOf } from '#testing/samples.ts'
import { openWorld, type World } from '#testing/world.ts'
import { delegate, family, resident, type Account } from './residents-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Case {
  id: string
  number: string
  version: number
  state: string
  turn: string
  holder: string
  can: string[]
  steps: { verb: string; text: string; own: boolean }[]
  forName: string
}
const get = async <T>(actor: Actor, url: string) => {
  const reply = await world.http(actor, { method: 'GET', url: `/api/services/mine${url}` })
  return { status: reply.status, body: reply.body as T }
}
const post = (actor: Actor, url: string, payload: object, headers: Record<string, string> = {}) =>
  world.http(actor, { method: 'POST', url: `/api/services/mine${url}`, payload, headers })
const ask = async (actor: Actor, more: object = {}) =>
  (await post(actor, '/cases', { nature: 'help', title: '家里水管漏水', text: '厨房水管一直漏', ...more })).body as Case
const errorOf = (reply: { body: never }) => (reply.body as { error?: { code: string } }).error?.code
const staffStep = (id: string, payload: object, actor = world.actor('communityWorker', world.city.communityA1.id)) =>
  world.http(actor, { method: 'POST', url: `/api/services/cases/${id}/steps`, payload }) // prettier-ignore

describe('a resident’s request', () => {
  it('goes to the community with the name and number that the register has, and is followed step by step', async () => {
    const home = await family(world, 'communityA1', [{ name: '李秀英', phone: '12000001234' }])
    const one = await resident(world, 'communityA1', home.members[0]!.personId)
    const made = await ask(one.actor)
    expect(made.number).toMatch(/^\d{8}-\w{8}$/)
    const kept = await world.system((ctx) => ctx.db.selectFrom('serviceCase').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow()) // prettier-ignore
    expect(kept).toMatchObject({
      areaId: world.city.communityA1.id,
      channel: 'resident',
      phoneLast4: '1234',
      personId: one.personId,
    })
    const first = (await get<Case>(one.actor, `/cases/${made.id}`)).body
    expect(first).toMatchObject({ state: 'new', turn: 'office', forName: '李秀英', can: ['say', 'urge', 'withdraw'] })
    expect(first.holder).toContain('考棚社区')
    expect((await staffStep(made.id, { verb: 'accept', version: first.version })).status).toBe(200)
    const second = (await get<Case>(one.actor, `/cases/${made.id}`)).body
    expect(second.state).toBe('accepted')
    const notices = await world.http(one.actor, { method: 'GET', url: '/api/notices' })
    expect((notices.body as { rows: { text: string; link: string }[] }).rows[0]).toMatchObject({
      text: `您的诉求 ${made.number} 已受理。`,
      link: `/my/cases/${made.id}`,
    })
    await post(one.actor, `/cases/${made.id}/steps`, { verb: 'say', text: '阀门已关' })
    expect((await post(one.actor, `/cases/${made.id}/steps`, { verb: 'urge', version: second.version, reason: '' })).status).toBe(200) // prettier-ignore
    expect(errorOf(await post(one.actor, `/cases/${made.id}/steps`, { verb: 'urge', version: second.version + 1, reason: '' }))).toBe('services.urgedToday') // prettier-ignore
    const third = (await get<Case>(one.actor, `/cases/${made.id}`)).body
    expect(third.steps.map((s) => s.verb)).toEqual(['open', 'accept', 'say', 'urge'])
    await post(one.actor, `/cases/${made.id}/steps`, { verb: 'withdraw', version: third.version, reason: '已修好' })
    expect((await get<Case>(one.actor, `/cases/${made.id}`)).body).toMatchObject({
      state: 'withdrawn',
      turn: 'over',
      can: [],
    })
  })

  it('is sent twice under one key and opened once', async () => {
    const one = await resident(world)
    const payload = { nature: 'help', title: '帮忙买药', text: '' }
    const send = () => post(one.actor, '/cases', payload, { 'idempotency-key': 'outbox-1' })
    const first = (await send()).body as Case
    expect(((await send()).body as Case).number).toBe(first.number)
    expect((await get<{ total: number }>(one.actor, '/cases')).body.total).toBe(1)
  })

  it('is closed, opened again within the window, and not after it', async () => {
    const one = await resident(world)
    const made = await ask(one.actor)
    await staffStep(made.id, { verb: 'accept', version: 1 })
    const now = async () => (await get<Case & { reopenUntil: string }>(one.actor, `/cases/${made.id}`)).body
    await staffStep(made.id, { verb: 'handle', version: (await now()).version, text: '已上门修好' })
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const checked = await staffStep(made.id, { verb: 'check', version: (await now()).version }, officer)
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    const closed = await now()
    expect(closed).toMatchObject({ state: 'closed', turn: 'over' })
    expect(closed.can).toContain('reopen')
    const begun = world.now
    world.now = new Date(Date.parse(`${closed.reopenUntil}T00:00:00+08:00`) + 2 * 86_400_000)
    expect((await now()).can).not.toContain('reopen')
    expect((await post(one.actor, `/cases/${made.id}/steps`, { verb: 'reopen', version: closed.version, reason: '又漏了' })).status).toBe(422) // prettier-ignore
    world.now = begun
    expect((await post(one.actor, `/cases/${made.id}/steps`, { verb: 'reopen', version: closed.version, reason: '又漏了' })).status).toBe(200) // prettier-ignore
    expect((await now()).state).toBe('accepted')
  })

  it('shows no note of the staff', async () => {
    const one = await resident(world)
    const made = await ask(one.actor)
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    await world.http(worker, { method: 'POST', url: `/api/services/cases/${made.id}/words`, payload: { audience: 'internal', text: '此人多次来访' } }) // prettier-ignore
    expect(JSON.stringify((await get<Case>(one.actor, `/cases/${made.id}`)).body)).not.toContain('此人多次来访')
  })
})

describe('another’s request', () => {
  it('is not seen, guessed, listed or touched by a neighbour, and sounds like none', async () => {
    const one = await resident(world)
    const neighbour = await resident(world)
    const made = await ask(one.actor)
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const [method, url] of [
      ['GET', ''],
      ['GET', `/files/${unknown}`],
      ['GET', `/papers/${unknown}`],
      ['POST', '/steps'],
    ] as const) {
      // prettier-ignore
      const of = (id: string) => world.http(neighbour.actor, { method, url: `/api/services/mine/cases/${id}${url}`, ...(method === 'POST' ? { payload: { verb: 'say', text: '？' } } : {}) }) // prettier-ignore
      const theirs = await of(made.id)
      expect([theirs.status, theirs.body], `${method} ${url}`).toEqual([404, (await of(unknown)).body])
    }
    expect((await get<{ total: number }>(neighbour.actor, '/cases')).body.total).toBe(0)
    expect((await get<{ total: number }>(neighbour.actor, `/cases?search=${made.number}`)).body.total).toBe(0)
    const rows = await world.as(neighbour.actor, (ctx) => ctx.db.selectFrom('serviceCase').select('id').execute())
    expect(rows).toEqual([])
    for (const url of [
      `/api/services/cases/${made.id}`,
      '/api/services/cases',
      '/api/people',
      '/api/services/residents/members',
    ])
      expect([403, 404], url).toContain((await world.http(neighbour.actor, { method: 'GET', url })).status)
  })

  it('cannot be brought for somebody one does not act for, nor their data be asked', async () => {
    const one = await resident(world)
    const other = await resident(world)
    expect((await post(one.actor, '/cases', { nature: 'help', title: '代办', memberId: other.memberId })).status).toBe(
      404,
    )
    for (const url of [`/data?memberId=${other.memberId}`, `/prefill?memberId=${other.memberId}`])
      expect((await get(one.actor, url)).status).toBe(404)
    const wish = { memberId: other.memberId, field: 'education', newValue: '20', reason: '误登' }
    expect((await post(one.actor, '/data/corrections', wish)).status).toBe(404)
  })

  it('of a child is brought and seen by the parent who acts for it, until that ends', async () => {
    const home = await family(world, 'communityA1', [{}, { name: '王小宝', birthOn: '2020-03-05' }])
    const child = home.members.find((m) => m.name === '王小宝')!
    const parent = await resident(world, 'communityA1', home.members.find((m) => m.isHead)!.personId)
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const added = await world.http(worker, { method: 'POST', url: `/api/services/residents/members/${parent.memberId}/family`, payload: { personId: child.personId, relation: 'child', checked: 'householdBook', note: '户口簿' } }) // prettier-ignore
    const memberId = (added.body as { id: string }).id
    const made = await ask(parent.actor, { memberId, title: '办理预防接种证' })
    expect((await get<Case>(parent.actor, `/cases/${made.id}`)).body.forName).toBe('王小宝')
    expect((await post(parent.actor, `/members/${memberId}/end`, {})).status).toBe(200)
    expect((await post(parent.actor, '/cases', { nature: 'help', title: '再办', memberId })).status).toBe(404)
  })
})

describe('my data', () => {
  it('shows what is kept, masked, who looked it up and why, and takes a request to put it right', async () => {
    const home = await family(world, 'communityA1', [{ phone: '12000005678' }])
    const one = await resident(world, 'communityA1', home.members[0]!.personId)
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    await world.http(worker, { method: 'POST', url: `/api/people/${one.personId}/reveal-phone`, payload: { purpose: 'contact', reason: '通知体检' } }) // prettier-ignore
    const looked = await world.system((ctx) => ctx.db.selectFrom('revealing').select('id').where('personId', '=', one.personId).execute()) // prettier-ignore
    const data = (await get<{ facts: { field: string; value: string }[]; looks: { reason: string }[]; requests: { field: string; state: string }[] }>(one.actor, '/data')).body // prettier-ignore
    expect(data.facts.find((f) => f.field === 'phone')!.value).toBe('*******5678')
    expect(JSON.stringify(data)).not.toContain('12000005678')
    expect(data.looks.length).toBe(looked.length)
    await post(one.actor, '/data/corrections', { field: 'phone', newValue: '12000009999', reason: '换号' })
    const after = (await get<typeof data>(one.actor, '/data')).body
    expect(after.requests).toMatchObject([{ field: 'phone', state: 'requested' }])
    const list = await world.http(worker, { method: 'GET', url: '/api/correction-requests' })
    expect((list.body as { total: number }).total).toBe(1)
  })
})

describe('a unit’s delegate', () => {
  it('asks in the unit’s name and sees the unit, not its residents', async () => {
    const unit = await delegate(world)
    const made = await ask(unit.actor, { nature: 'report', title: '校门口占道' })
    const kept = await world.system((ctx) => ctx.db.selectFrom('serviceCase').select(['channel', 'localUnitId', 'personId']).where('id', '=', made.id).executeTakeFirst()) // prettier-ignore
    expect(kept).toEqual({ channel: 'unit', localUnitId: unit.localUnitId, personId: null })
    expect((await get(unit.actor, '/unit')).body).toMatchObject({
      name: '考棚街小学',
      open: 1,
      all: 1,
      delegates: [{ own: true }],
    })
    expect((await get(unit.actor, '/data')).status).toBe(404)
    const rows = await world.as(unit.actor as Account, (ctx) => ctx.db.selectFrom('resident').select('id').execute())
    expect(rows).toEqual([])
  })
})

describe('files of a request', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') // prettier-ignore
  const upload = (actor: Actor, name: string, content: Buffer) =>
    world.http(actor, requestOf(keepOwnFile, { role: 'resident', at: 'communityA1', file: { name, content } }))

  it('are sent along, read by who sent them and the staff, and by no neighbour', async () => {
    const one = await resident(world)
    const neighbour = await resident(world)
    const { id } = (await upload(one.actor, '水管.png', png)).body as { id: string }
    expect((await post(neighbour.actor, '/cases', { nature: 'help', title: '借用', fileIds: [id] })).status).toBe(422)
    const made = await ask(one.actor, { fileIds: [id] })
    const detail = (await get<Case & { files: { id: string }[] }>(one.actor, `/cases/${made.id}`)).body
    const read = (actor: Actor) => world.http(actor, { method: 'GET', url: `/api/services/mine/cases/${made.id}/files/${detail.files[0]!.id}` }) // prettier-ignore
    expect((await read(one.actor)).raw.subarray(0, 4)).toEqual(png.subarray(0, 4))
    expect((await read(neighbour.actor)).status).toBe(404)
  })

  it('that lie about what they are, or carry a script, are refused and say why', async () => {
    const one = await resident(world)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect((await upload(one.actor, '照片.png', svg)).status).toBe(422)
    expect((await upload(one.actor, '照片.svg', svg)).status).toBe(422)
  })
})

describe('places near me', () => {
  it('are ordered by distance from where the device says, and that place is not kept', async () => {
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const place = (name: string, x: number) =>
      world.http(officer, { method: 'POST', url: '/api/services/places', payload: { areaId: world.city.communityA1.id, level: 'community', placeKind: 'station', name, address: '考棚街', x, y: 35.06, hours: [{ day: 1, from: '08:30', to: '12:00' }] } }) // prettier-ignore
    await place('远处服务站', 118.36)
    expect((await place('近处服务站', 118.34)).status).toBe(200)
    const one = await resident(world)
    const near = (await get<{ from: string; rows: { name: string; metres: number | null }[] }>(one.actor, '/near?x=118.3401&y=35.06')).body // prettier-ignore
    expect(near.from).toBe('device')
    expect(near.rows.map((r) => r.name)).toEqual(['近处服务站', '远处服务站'])
    expect(near.rows[0]!.metres).toBeLessThan(20)
    expect((await get<typeof near>(one.actor, '/near')).body.from).toBe('nowhere')
  })
})
