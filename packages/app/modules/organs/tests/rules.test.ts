import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { saveHandover, signHandover } from '../commands/handover.ts'
import { adoptRule, editRule, enforceRule, fileRule, orderCorrection } from '../commands/rules.ts'
import { getHandover, handoverPaper } from '../queries/handovers.ts'
import { getRule } from '../queries/rules.ts'
import { ruleKinds } from '../rules/institutions.ts'
import { templateFor } from '../rules/templates.ts'
import { handoverBody, inForce, newHandover, newRule, vote } from './samples/rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? e.code : e
}

describe('a rule of a body', () => {
  it('is adopted by the meeting that may, with its quorum and majority of the day', async () => {
    const adopt = async (more: object) => {
      const rule = await newRule(world, 'convention')
      return refusal(
        world.as(worker(), (ctx) => adoptRule(ctx, rule, { version: 1, on: '2026-03-01', ...vote, ...more })),
      )
    }
    expect(await adopt({ by: 'committee' })).toBe('organs.notTheirs')
    expect(await adopt({ present: 39, votesFor: 38, votesAgainst: 1, abstained: 0 })).toBe('organs.quorumShort')
    expect(await adopt({ present: 40, votesFor: 20, votesAgainst: 20, abstained: 0 })).toBe('organs.majorityShort')
    expect(await adopt({ present: 40, votesFor: 21, votesAgainst: 19, abstained: 0 })).toBeUndefined()
    expect(await adopt({ present: 61 })).toBe('organs.votesAdd')
    expect(await adopt({ by: 'residentsMeeting', present: 30, votesFor: 30, votesAgainst: 0, abstained: 0 })).toBe('organs.quorumShort') // prettier-ignore
    expect(await adopt({ on: '2027-01-01' })).toBe('organs.notYet')
  })

  it('in force is replaced by its next version from that day on, and both are kept', async () => {
    const rule = await inForce(world)
    const edited = await world.as(worker(), (ctx) => editRule(ctx, rule, { version: rule.version, title: '议事规则', text: '第一条　每月一次。' })) // prettier-ignore
    expect(await refusal(world.as(worker(), (ctx) => enforceRule(ctx, edited, { version: edited.version, on: '2026-05-01', nextReviewOn: null })))).toBe('organs.ruleStage') // prettier-ignore
    const adopted = await world.as(worker(), (ctx) => adoptRule(ctx, edited, { version: edited.version, on: '2026-04-20', ...vote })) // prettier-ignore
    expect(await refusal(world.as(worker(), (ctx) => enforceRule(ctx, adopted, { version: adopted.version, on: '2026-04-19', nextReviewOn: null })))).toBe('organs.beforeAdopted') // prettier-ignore
    await world.as(worker(), (ctx) => enforceRule(ctx, adopted, { version: adopted.version, on: '2026-05-01', nextReviewOn: '2028-05-01' })) // prettier-ignore
    const shown = await world.as(worker(), (ctx) => getRule(ctx, rule))
    expect(shown.versions.map((v) => [v.seq, v.state, v.inForceOn, v.endedOn])).toEqual([[2, 'inForce', '2026-05-01', null], [1, 'superseded', '2026-03-05', '2026-05-01']]) // prettier-ignore
  })

  it('is filed and ordered corrected by offices only, which is work for the community', async () => {
    const rule = await inForce(world)
    const file = { version: rule.version, on: '2026-03-10', with: '兰山街道办事处' }
    expect(await refusal(world.as(worker(), (ctx) => fileRule(ctx, rule, file)))).toBe('access.denied')
    const filed = await world.as(street(), (ctx) => fileRule(ctx, rule, file))
    await world.as(street(), (ctx) => orderCorrection(ctx, filed, { version: filed.version, text: '第三条请改正', dueOn: '2026-07-01' })) // prettier-ignore
    const work = await world.system((ctx) => ctx.db.selectFrom('organWork').select(['rule', 'role', 'dueOn']).where('sourceId', '=', rule.id).execute()) // prettier-ignore
    expect(work).toEqual([{ rule: 'correction', role: 'communityWorker', dueOn: '2026-07-01' }])
    expect(await refusal(world.as(street(), (ctx) => fileRule(ctx, rule, file)))).toBe('organs.stale')
  })

  it('begins from a template of its kind that names the body', () => {
    for (const kind of ruleKinds) expect(templateFor(kind, '考棚社区居委会')).not.toContain('{{')
    expect(templateFor('charter', '考棚社区居委会')).toContain('考棚社区居委会')
  })
})

describe('a handover', () => {
  it('is signed when nothing is pending, and not changed after', async () => {
    const handover = await newHandover(world)
    const save = (state: 'pending' | 'handed', version: number) => world.as(worker(), (ctx) => saveHandover(ctx, handover, handoverBody(state, version))) // prettier-ignore
    const sign = (version: number, on = '2026-05-20') => world.as(worker(), (ctx) => signHandover(ctx, handover, { version, on })) // prettier-ignore
    let { version } = await save('pending', 1)
    expect(await refusal(sign(version))).toBe('organs.itemsPending')
    version = (await save('handed', version)).version
    expect(await refusal(sign(version, '2026-05-01'))).toBe('organs.endBeforeBegin')
    version = (await sign(version)).version
    expect(await refusal(save('handed', version))).toBe('organs.handoverSigned')
    const shown = await world.as(worker(), (ctx) => getHandover(ctx, handover))
    expect([shown.state, shown.hash?.length]).toEqual(['signed', 64])
    const [docx, pdf] = [await world.as(worker(), (ctx) => handoverPaper(ctx, handover, 'docx')), await world.as(worker(), (ctx) => handoverPaper(ctx, handover, 'pdf'))] // prettier-ignore
    expect([(docx.body as Buffer).subarray(0, 2).toString(), (pdf.body as Buffer).subarray(0, 4).toString()]).toEqual(['PK', '%PDF']) // prettier-ignore
  })
})
