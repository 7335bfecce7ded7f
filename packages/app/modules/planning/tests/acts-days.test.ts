import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { commentOnNotice, setMaterial } from '../commands/acts/consult.ts'
import { announceAct, approveAct, returnAct, withdrawAct } from '../commands/acts/decide.ts'
import { draftAct, editAct, fileAct, publishAct, redrawAct } from '../commands/acts/draft.ts'
import { listActs } from '../queries/acts/acts.ts'
import { previewAct } from '../queries/acts/preview.ts'
import { body, code, openStreet, type Street } from './act-street.ts'

let s: Street
beforeAll(async () => {
  s = await openStreet()
})
afterEach(() =>
  s.world.system((ctx) => sql`update planning_act set state = 'withdrawn'`.execute(ctx.db)).then(() => undefined),
)
afterAll(() => s.world.close())

const approve = (id: string, version: number, more: object = {}) =>
  s.world.as(s.approver, (ctx) => approveAct(ctx, id, { version, decisionNumber: '1号', note: '', ...more }))

describe('days of an act', () => {
  it('takes comments until the last second of the last day in China, and files after it', async () => {
    const id = await s.published()
    const say = () =>
      code(
        s.world.as({ kind: 'public' }, (ctx) =>
          commentOnNotice(ctx, id, { fromName: '王某', stance: 'for', text: '好' }),
        ),
      )
    s.world.now = new Date('2026-06-07T15:59:59Z')
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 3)))).toBe('planning.commentsOpen')
    s.world.now = new Date('2026-06-07T16:00:00Z')
    expect(await say()).toBe('planning.notOpen')
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 3)))).toBe('done')
  })
  it('whose day went by before it was decided gets a later one, never an earlier', async () => {
    const id = await s.filed()
    s.at('2026-07-05')
    expect(await code(approve(id, 4))).toBe('planning.dayPassed')
    expect(await code(approve(id, 4, { effectiveOn: '2026-08-01' }))).toBe('done')
    const announce = (effectiveOn: string) =>
      code(s.world.as(s.approver, (ctx) => announceAct(ctx, id, { version: 5, effectiveOn })))
    expect(await announce('2026-07-20')).toBe('planning.dayEarlier')
    s.at('2026-08-02')
    expect((await s.act(id)).state).toBe('approved')
    expect(await code(s.world.as(s.approver, (ctx) => withdrawAct(ctx, id, { version: 5, reason: '过期' })))).toBe(
      'done',
    )
  })
  it('is put off while it is out for comment or given back, and is filed again', async () => {
    const id = await s.filed()
    await s.world.as(s.approver, (ctx) => returnAct(ctx, id, { version: 4, reason: '请推迟' }))
    expect((await s.act(id)).decidedOn).toBeNull()
    const edit = (set: object) => code(s.world.as(s.drawer, (ctx) => editAct(ctx, id, { version: 5, ...set })))
    expect(await edit({ effectiveOn: '2026-06-20' })).toBe('planning.dayEarlier')
    expect(await edit({ commentDays: 3 })).toBe('planning.wrongState')
    expect(await edit({ effectiveOn: '2026-09-01', reason: '已补充' })).toBe('done')
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 6)))).toBe('done')
  })
  it('is drawn again after it was given back, and must be published anew', async () => {
    const id = await s.filed()
    await s.world.as(s.approver, (ctx) => returnAct(ctx, id, { version: 4, reason: '边界不清' }))
    await s.world.as(s.drawer, (ctx) => redrawAct(ctx, id, { version: 5, reason: '重画' }))
    expect(await s.act(id)).toMatchObject({ state: 'draft', communities: [] })
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 6)))).toBe('planning.wrongState')
    expect(await code(s.world.as(s.drawer, (ctx) => publishAct(ctx, id, 6)))).toBe('done')
  })
  it('withdrawn can be begun again on the same scheme', async () => {
    const id = await s.filed()
    const { schemeId } = await s.act(id)
    await s.drop(id)
    const again = await s.world.as(s.drawer, (ctx) => draftAct(ctx, { ...body, schemeId }))
    expect(await code(s.world.as(s.drawer, (ctx) => publishAct(ctx, again.id, 1)))).toBe('done')
  })
})

describe('who may', () => {
  it('leaves proposing to the street even from a post above it, and deciding to its own district', async () => {
    const id = await s.published()
    const edit = { version: 3, reason: 'x' }
    expect(await code(s.world.as(s.approver, (ctx) => redrawAct(ctx, id, edit)))).toBe('planning.wrongProposer')
    expect(await code(s.world.as(s.approver, (ctx) => withdrawAct(ctx, id, edit)))).toBe('planning.wrongProposer')
    const material = { version: 3, kind: 'riskAssessment' as const, text: 'x', number: '' }
    expect(await code(s.world.as(s.approver, (ctx) => setMaterial(ctx, id, material)))).toBe('planning.wrongProposer')
    const elsewhere = s.world.actor('countyOfficer', s.world.city.luozhuang.id)
    expect(await code(s.world.as(elsewhere, (ctx) => returnAct(ctx, id, edit)))).toBe('access.notFound')
    const other = s.world.actor('subdistrictOfficer', s.world.city.streetB.id)
    expect(await code(s.world.as(other, (ctx) => previewAct(ctx, id)))).toBe('access.notFound')
    const { rows } = await s.world.as(other, (ctx) => listActs(ctx, { page: 1, size: 20 }))
    expect(rows).toEqual([])
  })
  it('keeps a person who once proposed it from approving it under another post', async () => {
    const id = await s.filed()
    const both = { ...s.drawer, role: 'countyOfficer', areaId: s.world.city.lanshan.id, path: s.world.city.lanshan.path } as typeof s.drawer // prettier-ignore
    await s.world.system((ctx) => sql`update planning_act set created_by_id = null, filed_by_id = null where id = ${id}`.execute(ctx.db)) // prettier-ignore
    expect(
      await code(s.world.as(both, (ctx) => approveAct(ctx, id, { version: 4, decisionNumber: '1', note: '' }))),
    ).toBe('planning.ownDrawing')
  })
})

describe('a plan that is muddled or overtaken', () => {
  const drawn = (communities: object[], keys: string[]) => ({ communities: communities as never, keys })
  const fresh = (key: string, name: string, areaId: string | null = null) => ({
    key, areaId, name, kind: 'community', code: null, breachReason: '因地制宜',
  }) // prettier-ignore
  const publishing = async (more: object) => {
    s.at('2026-06-01')
    const schemeId = await s.scheme(more)
    const { id } = await s.world.as(s.drawer, (ctx) => draftAct(ctx, { ...body, schemeId }))
    return code(s.world.as(s.drawer, (ctx) => publishAct(ctx, id, 1)))
  }
  const kind = (to: string) =>
    s.world.system((ctx) =>
      sql`update area_version set kind = ${to} where area_id = ${s.world.city.communityA2.id}`.execute(ctx.db),
    )
  it('is refused for a key, a name or a community of today that stands in it twice', async () => {
    const a1 = s.world.city.communityA1.id
    expect(await publishing(drawn([fresh('n1', '沂蒙社区'), fresh('n1', '柳岸社区')], ['n1', 'n1', 'n1', 'n1']))).toBe(
      'planning.drawnTwice',
    )
    expect(
      await publishing(drawn([fresh('n1', '沂蒙社区', a1), fresh('n2', '柳岸社区', a1)], ['n1', 'n1', 'n2', 'n2'])),
    ).toBe('planning.drawnTwice')
    expect(await publishing(drawn([fresh('n1', '沂蒙社区'), fresh('n2', '沂蒙社区')], ['n1', 'n1', 'n2', 'n2']))).toBe(
      'planning.nameTwice',
    )
  })
  it('is refused for a name that the county has', async () => {
    expect(await publishing(drawn([fresh('n1', '涑河社区')], ['n1', 'n1', 'n1', 'n1']))).toBe('planning.nameTaken')
  })
  it('gives back the name of a community that ends to one that begins', async () => {
    expect(await publishing(drawn([fresh('n1', '东关社区')], ['n1', 'n1', 'n1', 'n1']))).toBe('done')
  })
  it('needs the consent of the villagers where a village is part of it', async () => {
    await kind('villagersCommittee')
    const id = await s.published()
    s.at('2026-06-08')
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 3)))).toBe('planning.materialsMissing')
    await s.world.as(s.drawer, (ctx) =>
      setMaterial(ctx, id, { version: 3, kind: 'villagersConsent', text: '', number: '' }),
    )
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 4)))).toBe('planning.materialsMissing')
    await s.world.as(s.drawer, (ctx) =>
      setMaterial(ctx, id, { version: 4, kind: 'villagersConsent', text: '', number: '村民会议决议2号' }),
    )
    expect(await code(s.world.as(s.drawer, (ctx) => fileAct(ctx, id, 5)))).toBe('done')
    await kind('community')
  })
})
