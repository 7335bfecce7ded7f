import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '#testing/world.ts'
import type { Actor } from '#server/context.ts'
import { setUpUnit, communityOfUnit } from '#modules/registers/index.ts'
import { verify } from '../../registers/verify.ts'
import { countsOf } from '../../registers/tests/people-of.ts'
import { answerOpinion, answerOpinions, commentOnNotice } from '../commands/acts/consult.ts'
import { announceAct, approveAct, archiveAct, finishTask, returnAct, withdrawAct } from '../commands/acts/decide.ts'
import { draftAct, fileAct, publishAct } from '../commands/acts/draft.ts'
import { bringActsIntoForce } from '../commands/acts/force.ts'
import { getAct } from '../queries/acts/acts.ts'
import { listNotices } from '../queries/acts/notices.ts'
import { getPaper } from '../queries/acts/papers.ts'
import { previewAct } from '../queries/acts/preview.ts'
import { body, code, DAY, openStreet, type Street } from './act-street.ts'

let street: Street
let world: World
let drawer: Actor
let approver: Actor
let units: string[]

beforeAll(async () => {
  street = await openStreet()
  ;({ world, drawer, approver, units } = street)
})
afterAll(() => world.close())

const at = (day: string) => street.at(day)
const published: Street['published'] = (more) => street.published(more)
const filed: Street['filed'] = (more) => street.filed(more)
const drop = (id: string) => street.drop(id)
const versionOf = async (id: string) => (await street.act(id)).version

describe('an act before it is filed', () => {
  it('is refused for a day gone by, and by a role that the law does not name', async () => {
    at('2026-06-01')
    const schemeId = await street.scheme()
    expect(await code(world.as(drawer, (ctx) => draftAct(ctx, { ...body, schemeId, effectiveOn: '2026-06-01' })))).toBe(
      'planning.dayPassed',
    )
    expect(await code(world.as(approver, (ctx) => draftAct(ctx, { ...body, schemeId })))).toBe('planning.wrongProposer')
  })
  it('is not published with a unit in no community, nor outside the band without a reason', async () => {
    at('2026-06-01')
    for (const [more, refusal] of [
      [{ leaveOut: true }, 'planning.unitsLeftOut'],
      [{ reason: null }, 'planning.reasonMissing'],
    ] as const) {
      const schemeId = await street.scheme(more)
      const { id } = await world.as(drawer, (ctx) => draftAct(ctx, { ...body, schemeId }))
      expect(await code(world.as(drawer, (ctx) => publishAct(ctx, id, 1)))).toBe(refusal)
    }
  })
  it('is not published when comments would end after its day', async () => {
    at('2026-06-01')
    const schemeId = await street.scheme()
    const { id } = await world.as(drawer, (ctx) => draftAct(ctx, { ...body, schemeId, commentDays: 31 }))
    expect(await code(world.as(drawer, (ctx) => publishAct(ctx, id, 1)))).toBe('planning.commentsTooLate')
  })
  it('hears anybody while comments are open, and is filed only when each is answered', async () => {
    const id = await published()
    const [mine] = (await world.as({ kind: 'public' }, (ctx) => listNotices(ctx, { page: 1, size: 20 }))).rows.filter(
      (n) => n.id === id,
    )
    expect(mine).toMatchObject({ stage: 'consulting', daysLeft: 7, communities: 2, households: 12 })
    await world.as({ kind: 'public' }, (ctx) =>
      commentOnNotice(ctx, id, { fromName: '王某', stance: 'against', text: '离服务站太远' }),
    )
    const version = await versionOf(id)
    expect(await code(world.as(drawer, (ctx) => fileAct(ctx, id, version)))).toBe('planning.commentsOpen')
    at('2026-06-08')
    expect(
      await code(
        world.as({ kind: 'public' }, (ctx) =>
          commentOnNotice(ctx, id, { fromName: '李某', stance: 'for', text: '好' }),
        ),
      ),
    ).toBe('planning.notOpen')
    expect(await code(world.as(drawer, (ctx) => fileAct(ctx, id, version)))).toBe('planning.unanswered')
    const { opinions } = await world.as(drawer, (ctx) => getAct(ctx, id))
    await world.as(drawer, (ctx) =>
      answerOpinion(ctx, id, opinions[0]!.id, { version: 1, answer: '将在小区内设服务点' }),
    )
    await world.as(drawer, (ctx) => fileAct(ctx, id, version))
    expect((await world.as(drawer, (ctx) => getAct(ctx, id))).state).toBe('filed')
    await drop(id)
  })
  it('answers many who say the same at once, all of them or none, and leaves those of another act alone', async () => {
    const id = await published()
    const say = (text: string) => world.as({ kind: 'public' }, (ctx) => commentOnNotice(ctx, id, { stance: 'against', text })) // prettier-ignore
    for (const text of ['离服务站太远', '服务站太远', '老人走不到']) await say(text)
    const opinionsOf = async () => (await world.as(drawer, (ctx) => getAct(ctx, id))).opinions
    const [one, two, three] = (await opinionsOf()).map(({ id: opinionId, version }) => ({ id: opinionId, version }))
    const reply = (actor: Actor, opinions: { id: string; version: number }[], actId = id) =>
      world.as(actor, (ctx) => answerOpinions(ctx, actId, { answer: '将在小区内设服务点', opinions }))
    const stranger = world.actor('subdistrictOfficer', world.city.streetB.id)
    expect(await code(reply(stranger, [one!, two!]))).toBe('access.notFound')
    expect(await code(reply(drawer, [one!, { ...two!, version: 2 }]))).toBe('planning.stale')
    expect((await opinionsOf()).map((o) => o.answer)).toEqual([null, null, null])
    expect(await reply(drawer, [one!, two!, two!])).toEqual({ answered: 2 })
    expect((await opinionsOf()).flatMap((o) => (o.answer ? [] : [o.id]))).toEqual([three!.id])
    await drop(id)
    const other = await published()
    expect(await code(reply(drawer, [three!], other))).toBe('access.notFound')
    await drop(other)
  })
  it('is not seen or touched from another street', async () => {
    const id = await published()
    const other = world.actor('subdistrictOfficer', world.city.streetB.id)
    expect(await code(world.as(other, (ctx) => getAct(ctx, id)))).toBe('access.notFound')
    expect(await code(world.as(other, (ctx) => withdrawAct(ctx, id, { version: 3, reason: 'x' })))).toBe(
      'access.notFound',
    )
    await drop(id)
  })
})

describe('the decision', () => {
  it('is the county’s, never of whoever drew or filed it, and may send the plan back', async () => {
    const id = await filed({ drawnBy: approver })
    const version = await versionOf(id)
    expect(await code(world.as(drawer, (ctx) => approveAct(ctx, id, { version, decisionNumber: '1', note: '' })))).toBe(
      'access.denied',
    )
    expect(
      await code(world.as(approver, (ctx) => approveAct(ctx, id, { version, decisionNumber: '1', note: '' }))),
    ).toBe('planning.ownDrawing')
    await world.as(approver, (ctx) => returnAct(ctx, id, { version, reason: '请补充交通情况' }))
    expect(await world.as(drawer, (ctx) => getAct(ctx, id))).toMatchObject({
      state: 'returned',
      returnReason: '请补充交通情况',
    })
    await drop(id)
  })
  it('opens the filing of the new name within the days of the law, to be done before its day too', async () => {
    const id = await filed()
    const version = await versionOf(id)
    await world.as(approver, (ctx) => approveAct(ctx, id, { version, decisionNumber: '兰政字〔2026〕3号', note: '' }))
    const { tasks } = await street.act(id)
    expect(tasks).toMatchObject([{ kind: 'nameFiling', dueOn: '2026-06-23', ownerRole: 'countyOfficer', doneOn: null }])
    await world.as(approver, (ctx) => finishTask(ctx, id, tasks[0]!.id, { version: 1, on: '2026-06-08', note: '' }))
    expect((await street.act(id)).tasks[0]!.doneOn).toBe('2026-06-08')
    await drop(id)
  })
  it('waits when a unit was registered since the plan was filed, and shows it', async () => {
    const id = await filed()
    const undo = await world.system((ctx) =>
      setUpUnit(ctx, {
        townId: world.city.streetA.id,
        name: '新建小区',
        kind: 'estate',
        address: '新路1号',
        source: '',
        on: '2026-06-05',
        reason: '竣工',
      }),
    )
    const seen = await world.as(approver, (ctx) => getAct(ctx, id))
    expect(seen.changed).toEqual([{ unit: '新建小区', what: 'new', before: null, after: 0 }])
    expect(
      await code(
        world.as(approver, (ctx) => approveAct(ctx, id, { version: seen.version, decisionNumber: '1', note: '' })),
      ),
    ).toBe('planning.unitsSince')
    await world.system((ctx) =>
      sql`update residential_unit set superseded_at = ${ctx.now} where unit_id = ${undo.id}`.execute(ctx.db),
    )
    await drop(id)
  })
  it('can be taken back until its day', async () => {
    const id = await filed()
    const version = await versionOf(id)
    await world.as(approver, (ctx) => approveAct(ctx, id, { version, decisionNumber: '兰政字〔2026〕9号', note: '' }))
    expect(await code(world.as(drawer, (ctx) => withdrawAct(ctx, id, { version: version + 1, reason: 'x' })))).toBe(
      'planning.wrongApprover',
    )
    await world.as(approver, (ctx) => withdrawAct(ctx, id, { version: version + 1, reason: '暂缓' }))
    at('2026-07-02')
    expect(await bringActsIntoForce(world.house)).toBe(0)
  })
})

describe('an act in force', () => {
  it('moves homes, people and counts on its day, all at once, and keeps the days before', async () => {
    const { communityA1, communityA2 } = world.city
    const id = await filed()
    let version = await versionOf(id)
    const preview = await world.as(approver, (ctx) => previewAct(ctx, id))
    expect(preview.moves.map((m) => [m.to, m.units, m.households, m.people])).toEqual([
      ['沂蒙社区', 1, 3, 6],
      ['沂蒙社区', 2, 6, 12],
    ])
    expect(preview.tasks.map((t) => t.kind)).toContain('committee')
    ;({ version } = await world.as(approver, (ctx) =>
      approveAct(ctx, id, { version, decisionNumber: '兰政字〔2026〕10号', note: '' }),
    ))
    ;({ version } = await world.as(approver, (ctx) => announceAct(ctx, id, { version })))
    const before = await world.system((ctx) => countsOf(ctx, communityA2.id, '2026-06-30'))
    at('2026-06-30')
    expect(await bringActsIntoForce(world.house)).toBe(0)
    at(DAY)
    expect(await bringActsIntoForce(world.house)).toBe(1)
    expect(await bringActsIntoForce(world.house)).toBe(0)
    const act = await world.as(drawer, (ctx) => getAct(ctx, id))
    expect(act.state).toBe('inForce')
    expect(act.effect!.reduce((n, m) => n + m.people, 0)).toBe(18)
    await world.system(async (ctx) => {
      const now = { ...ctx, asOf: DAY }
      const fresh = await communityOfUnit(now, units[3]!)
      expect(fresh).toBe(await communityOfUnit(now, units[1]!))
      expect([communityA1.id, communityA2.id]).not.toContain(fresh)
      expect(await communityOfUnit(now, units[0]!)).toBe(communityA1.id)
      expect(await communityOfUnit({ ...ctx, asOf: '2026-06-30' }, units[3]!)).toBe(communityA2.id)
      expect(await countsOf(ctx, communityA2.id, '2026-06-30')).toEqual(before)
      expect(await countsOf(ctx, communityA2.id, DAY)).toEqual({ byChanges: 0, byRows: 0 })
      const { byChanges, byRows } = await countsOf(ctx, fresh!, DAY)
      expect(byChanges).toBe(byRows)
      expect(byRows).toBeGreaterThanOrEqual(18)
      expect((await verify(ctx)).flatMap((v) => v.faults)).toEqual([])
    })
    expect(await code(world.as(approver, (ctx) => withdrawAct(ctx, id, { version: act.version, reason: 'x' })))).toBe(
      'planning.wrongState',
    )
    expect(await code(world.as(approver, (ctx) => archiveAct(ctx, id, act.version)))).toBe('planning.tasksOpen')
    for (const t of act.tasks)
      await world.as(drawer, (ctx) => finishTask(ctx, id, t.id, { version: 1, on: DAY, note: '' }))
    await world.as(approver, (ctx) => archiveAct(ctx, id, act.version))
    const docx = await world.as(approver, (ctx) => getPaper(ctx, id, 'decision', 'docx'))
    expect((docx.body as Buffer).subarray(0, 2).toString()).toBe('PK')
    const pdf = await world.as(approver, (ctx) => getPaper(ctx, id, 'application', 'pdf'))
    expect((pdf.body as Buffer).subarray(0, 4).toString()).toBe('%PDF')
  })
})
