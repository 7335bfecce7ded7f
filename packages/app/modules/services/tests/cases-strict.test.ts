import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#server/context.ts'
import { newId } from '#shared/ids.ts'
import { openWorld, type World } from '#testing/world.ts'
import { openCase } from '../commands/cases/intake.ts'
import { reckonWaiting } from '../commands/cases/reckon.ts'
import { enterYear } from '../commands/cases/settings.ts'
import { stepCase } from '../commands/cases/step.ts'
import type { StepInput } from '../contract/cases/step.ts'
import { getCase } from '../queries/cases/one.ts'
import { cleanPicture } from '#server/picture.ts'
import { phoneJpeg } from './case-files.ts'
import { family, resident } from './residents-world.ts'
import { caseRow } from './case-steps.ts'
import { opened } from './samples/cases.ts'

let world: World
let worker: Actor
beforeAll(async () => {
  world = await openWorld()
  worker = world.actor('communityWorker', world.city.communityA1.id)
})
afterAll(() => world.close())

const china = (text: string) => new Date(`${text}+08:00`)
const row = (id: string) => caseRow(world, id)
const trail = (of: { command?: string; subjectId?: string }) =>
  world.system((ctx) =>
    ctx.db
      .selectFrom('auditEntry')
      .selectAll()
      .$if(of.command !== undefined, (q) => q.where('command', '=', of.command!))
      .$if(of.subjectId !== undefined, (q) => q.where('subjectId', '=', of.subjectId!))
      .execute(),
  )

describe('a case at the end of a year', () => {
  it('keeps its clock when more time is asked for than the calendar knows', async () => {
    world.now = china('2026-12-14T10:00')
    const { id, version } = await opened(world)
    const extend = (value: number) =>
      world.as(worker, (ctx) => stepCase(ctx, id, { verb: 'extend', by: { value, unit: 'workingDay' }, reason: '等', version })) // prettier-ignore
    expect((await row(id)).dueAt).toEqual(china('2026-12-21T17:30'))
    await expect(extend(400)).rejects.toMatchObject({ code: 'services.calendarUnknown', params: { year: 2027 } })
    await expect(extend(6)).rejects.toMatchObject({ code: 'services.extendTooLong' })
    await extend(5)
    expect((await row(id)).dueAt).toEqual(china('2026-12-28T17:30'))
  })
})

describe('a case that was opened again before a year that nobody knew', () => {
  it('gets its clock from the day on which it was opened again', async () => {
    world.now = china('2026-12-16T10:00')
    const { id } = await opened(world, { nature: 'consult' })
    const step = async (input: { verb: 'close'; text: string } | { verb: 'reopen'; reason: string }) => {
      const { version } = await row(id)
      return world.as(worker, (ctx) => stepCase(ctx, id, { ...input, version }))
    }
    await step({ verb: 'close', text: '已答复' })
    world.now = china('2026-12-31T10:00')
    await step({ verb: 'reopen', reason: '没有答清楚' })
    expect(await row(id)).toMatchObject({ dueAt: null, clockYear: 2027 })
    const year = { year: 2027, version: 0, document: '（测试用）', rest: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: [] } // prettier-ignore
    await world.as(world.actor('cityOfficer', world.city.city.id), (ctx) => enterYear(ctx, year))
    await reckonWaiting(world.house)
    expect((await row(id)).dueAt).toEqual(china('2027-01-04T17:30'))
  })
})

describe('a case of a community that bears a new name today', () => {
  it('shows it from midnight in China on', async () => {
    world.now = china('2027-06-01T00:30')
    const { id } = await opened(world, { urgency: 'critical' })
    const called = async () => (await world.as(worker, (ctx) => getCase(ctx, id))).area
    const before = await called()
    await world.system((ctx) =>
      sql`insert into area_version select (jsonb_populate_record(v, ${JSON.stringify({ id: newId(ctx.now), name: '新考棚社区', valid_from: '2027-06-01' })}::jsonb)).*
        from area_version v where v.area_id = ${world.city.communityA1.id} and v.superseded_at is null`.execute(ctx.db),
    ) // prettier-ignore
    expect([before === '新考棚社区', await called()]).toEqual([false, '新考棚社区'])
  })
})

describe('a case that belongs elsewhere', () => {
  it('does not go to a community that has ended: nobody would find it there', async () => {
    world.now = china('2026-06-01T10:00')
    const { id, version } = await opened(world)
    const gone = world.city.communityB1.id
    const officer = world.actor('subdistrictOfficer', world.city.streetA.id)
    const step: StepInput = { verb: 'transfer', areaId: gone, reason: '地点在涑河社区', version }
    const end = (day: string | null) =>
      world.system((ctx) =>
        ctx.db.updateTable('areaVersion').set({ validTo: day }).where('areaId', '=', gone).execute(),
      )
    await end('2026-05-31')
    await expect(world.as(officer, (ctx) => stepCase(ctx, id, step))).rejects.toMatchObject({ code: 'access.notFound' })
    await end(null)
    await world.as(officer, (ctx) => stepCase(ctx, id, step))
    expect((await row(id)).areaId).toBe(gone)
  })
})

describe('the trail of what was done', () => {
  it('says what was done with a case of special care, not what it is about', async () => {
    world.now = china('2026-06-01T10:00')
    const input = { areaId: world.city.communityA1.id, channel: 'counter', nature: 'help', urgency: 'normal', title: '家中不安全', text: '请上门', special: true, isPublic: false } as const // prettier-ignore
    const { id, version } = await world.as(worker, (ctx) => openCase(ctx, input))
    const step: StepInput = { verb: 'withdraw', reason: '已随母亲搬走', version }
    await world.as(worker, (ctx) => stepCase(ctx, id, step))
    const entries = await trail({ subjectId: id })
    expect(entries.map((e) => e.command)).toContain('services.withdrawCase')
    expect(JSON.stringify(entries)).not.toContain('母亲')
  })

  it('has neither the name of a family member nor the words of a resident', async () => {
    const home = await family(world, 'communityA1', [{}, { name: '周小满', birthOn: '2020-03-05' }])
    const [first, second] = home.members
    const child = (await world.system((ctx) => ctx.db.selectFrom('resident').select('personId').where('name', '=', '周小满').executeTakeFirstOrThrow())).personId // prettier-ignore
    const parent = await resident(world, 'communityA1', first!.personId === child ? second!.personId : first!.personId)
    const post = (actor: Actor, url: string, payload: object) =>
      world.http(actor, { method: 'POST', url: `/api/services/${url}`, payload })
    const added = await post(worker, `residents/members/${parent.memberId}/family`, { personId: child, relation: 'child', checked: 'householdBook', note: '户口本' }) // prettier-ignore
    expect(added.status).toBe(200)
    expect(JSON.stringify(await trail({ command: 'services.addFamily' }))).not.toContain('周小满')
    const made = (await post(parent.actor, 'mine/cases', { nature: 'help', title: '求助' })).body as { id: string; version: number } // prettier-ignore
    const step = await post(parent.actor, `mine/cases/${made.id}/steps`, { verb: 'withdraw', version: made.version, reason: '孩子已出院' }) // prettier-ignore
    expect(step.status).toBe(200)
    expect(JSON.stringify(await trail({ subjectId: made.id }))).not.toContain('出院')
  })
})

describe('a photo', () => {
  it('loses what a phone hides behind it, and what stands behind fill bytes', () => {
    const plain = cleanPicture(phoneJpeg(), 'image/jpeg').bytes
    const behind = Buffer.concat([plain, phoneJpeg(), Buffer.from('mp4 GPS +35.05+118.35', 'latin1')])
    expect(cleanPicture(behind, 'image/jpeg')).toEqual({ bytes: plain, removed: true })
    const at = phoneJpeg().indexOf(Buffer.from([0xff, 0xe1]))
    const filled = Buffer.concat([phoneJpeg().subarray(0, at), Buffer.from([0xff, 0xff]), phoneJpeg().subarray(at)])
    expect(cleanPicture(filled, 'image/jpeg').bytes).toEqual(plain)
  })

  it('of several scans stays whole', () => {
    const segment = (marker: number, body: number[]) => [0xff, marker, 0, body.length + 2, ...body]
    const scan = [...segment(0xda, [1]), 9, 0xff, 0x00, 0xff, 0xd0, 7]
    const bytes = Buffer.from([0xff, 0xd8, ...segment(0xdb, [1]), ...scan, ...segment(0xc4, [0xff, 0xd9]), ...scan, 0xff, 0xd9]) // prettier-ignore
    expect(cleanPicture(bytes, 'image/jpeg')).toEqual({ bytes, removed: false })
    expect(cleanPicture(bytes.subarray(0, -3), 'image/jpeg').bytes).toEqual(bytes.subarray(0, -3))
  })
})
