import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openWorld, type World } from '#testing/world.ts'
import { admitWork, askAdmission, completeAdmission, refuseWork } from '../commands/catalogue/admission.ts'
import { admissionFigures, getAdmission, listAdmissions } from '../queries/catalogue/admission.ts'
import { newWork } from './samples/catalogue.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', world.city.communityA1.id)
const street = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const refusal = async (work: Promise<unknown>) => {
  const e = await work.then(() => undefined, (error: unknown) => error) // prettier-ignore
  return e instanceof AppError ? { ...e.params, code: e.code, field: e.field } : e
}

describe('work that a department hands down', () => {
  it('is admitted only with basis, payer and post; what lacks one is refused with one click', async () => {
    const key = await newWork(world, { basis: '', post: '' })
    expect(await refusal(world.as(worker(), (ctx) => admitWork(ctx, key, { version: 1 })))).toMatchObject({ code: 'services.admissionMissing', missing: '依据、人员' }) // prettier-ignore
    await world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 1 }))
    const row = await world.as(worker(), (ctx) => getAdmission(ctx, key.areaId, key.id))
    expect([row.admission, row.refusal]).toEqual(['refused', '缺依据、人员'])
  })

  it('that is complete is refused only with a reason', async () => {
    const key = await newWork(world)
    expect(await refusal(world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 1 })))).toMatchObject({ code: 'services.refusalReason', field: 'reason' }) // prettier-ignore
    await world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 1, reason: '超出社区职责' }))
    expect((await world.as(worker(), (ctx) => getAdmission(ctx, key.areaId, key.id))).refusal).toBe('超出社区职责')
  })

  it('that was refused is asked anew when it is completed, and then shows its basis, payer and post', async () => {
    const key = await newWork(world, { payer: '', amountFen: null })
    await world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 1 }))
    const facts = {
      basis: '《社会救助法》第五条',
      basisPolicyKey: null,
      payer: '区财政局',
      amountFen: 500_000,
      post: '专职社工1名',
    }
    await world.as(street(), (ctx) => completeAdmission(ctx, key, { version: 2, ...facts }))
    await world.as(worker(), (ctx) => admitWork(ctx, key, { version: 3 }))
    expect(await world.as(worker(), (ctx) => getAdmission(ctx, key.areaId, key.id))).toMatchObject({ admission: 'admitted', ...facts, missing: [] }) // prettier-ignore
    expect(await refusal(world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 4, reason: '晚了' })))).toMatchObject({ code: 'services.admissionState', state: '已准入' }) // prettier-ignore
  })

  it('goes to communities only, and to those within reach', async () => {
    const ask = (areaId: string) => world.as(street(), (ctx) => askAdmission(ctx, { areaIds: [areaId], work: '填表', text: '', department: '区统计局', basis: '', basisPolicyKey: null, payer: '', amountFen: null, post: '', fromDay: null, toDay: null })) // prettier-ignore
    expect(await refusal(ask(world.city.streetA.id))).toMatchObject({ code: 'services.notCommunity', name: '兰山街道' })
    expect(await refusal(ask(world.city.villageC1.id))).toMatchObject({ code: 'access.notFound' })
    expect((await ask(world.city.communityA2.id)).missing).toEqual(['basis', 'payer', 'post'])
  })

  it('is counted upward by department, refusals first, and not seen from elsewhere', async () => {
    for (let i = 0; i < 3; i++) {
      const key = await newWork(world, { department: '区城管局', basis: '' })
      await world.as(worker(), (ctx) => refuseWork(ctx, key, { version: 1 }))
    }
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    const figures = await world.as(county, (ctx) => admissionFigures(ctx, { page: 1, size: 50 }))
    expect((figures as { rows: object[] }).rows[0]).toMatchObject({
      department: '区城管局',
      refused: 3,
      refusedMissing: 3,
    })
    const other = world.actor('countyOfficer', world.city.luozhuang.id)
    expect((await world.as(other, (ctx) => listAdmissions(ctx, { page: 1, size: 50 }))).total).toBe(0)
    const reply = await world.http(county, { method: 'GET', url: '/api/services/admissions?format=csv&columns=area,work,admission,refusal' }) // prettier-ignore
    expect(reply.raw.toString()).toContain('已拒绝')
  })
})
