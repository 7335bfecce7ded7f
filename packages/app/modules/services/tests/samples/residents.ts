import type { Samples } from '#testing/samples.ts'
import { storeFile } from '#server/files.ts'
import { newId } from '#shared/ids.ts'
import type { World } from '#testing/world.ts'
import { codeFor, delegate, family, resident } from '../residents-world.ts'

/** A picture of one point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const password = 'Shan-Dong 2026 tea'
const worker = { role: 'communityWorker', at: 'communityA1' } as const

export const residentsSamples: Samples = {
  'services.giveCode': async (world) => ({
    ...worker, body: { personId: (await family(world)).members[0]!.personId, checked: 'idCard', note: '本人持证到场' },
  }),
  'services.listCodes': () => ({ ...worker }),
  'services.withdrawCode': async (world) => {
    const { id } = await codeFor(world, { personId: (await family(world)).members[0]!.personId })
    return { ...worker, params: { id }, body: { reason: '小票遗失' } }
  },
  'services.tieAccount': async (world) => {
    const other = await resident(world)
    const untied = { method: 'POST', url: `/api/services/residents/members/${other.memberId}/end`, payload: { version: 1, reason: '换绑' } } as const
    await world.http(world.actor('communityWorker', world.city.communityA1.id), untied)
    return { ...worker, body: { login: other.login, personId: other.personId, checked: 'householdBook' } }
  },
  'services.listMembers': () => ({ ...worker, query: { state: 'current' } }),
  'services.addFamily': async (world) => {
    const home = await family(world, 'communityA1', [{}, { birthOn: '2020-03-05' }])
    const child = home.members.find((m) => !m.isHead)!
    const parent = await resident(world, 'communityA1', home.members.find((m) => m.isHead)!.personId)
    return { ...worker, params: { id: parent.memberId }, body: { personId: child.personId, relation: 'child', checked: 'householdBook', note: '户口簿' } }
  },
  'services.endMember': async (world) => ({
    ...worker, params: { id: (await resident(world)).memberId }, body: { version: 1, reason: '本人要求' },
  }),
  'services.readmitMember': async (world) => ({
    ...worker, params: { id: (await resident(world)).memberId }, body: { checked: 'idCard' },
  }),
  'services.signUp': async (world) => {
    const { code } = await codeFor(world, { personId: (await family(world)).members[0]!.personId })
    return { role: 'resident', at: 'communityA1', body: { code, login: 'xinjumin', password } }
  },
  'services.bindCode': async (world) => {
    const { code } = await codeFor(world, { personId: (await family(world)).members[0]!.personId })
    const other = await resident(world, 'communityA2')
    const untied = { method: 'POST', url: `/api/services/residents/members/${other.memberId}/end`, payload: { version: 1, reason: '换绑' } } as const
    await world.http(world.actor('communityWorker', world.city.communityA2.id), untied)
    return { role: 'resident', at: 'communityA2', actor: other.actor, body: { code } }
  },
  'services.getOwnHome': async (world) => mine(await resident(world)),
  'services.listOwnCases': async (world) => mine(await resident(world)),
  'services.getOwnCase': async (world) => onCase(await asked(world)),
  'services.openOwnCase': async (world) => ({ ...mine(await resident(world)), body: { nature: 'help', title: '帮忙买药' } }),
  'services.stepOwnCase': async (world) => ({ ...onCase(await asked(world)), body: { verb: 'say', text: '请尽快' } }),
  'services.rateOwnCase': async (world) => {
    const own = await asked(world)
    await world.system((ctx) => ctx.db.updateTable('serviceCase').set({ state: 'closed', closedAt: ctx.now }).where('id', '=', own.id).execute())
    return { ...onCase(own), body: { grade: 5 } }
  },
  'services.keepOwnFile': async (world) => ({ ...mine(await resident(world)), file: { name: '水管.png', content: PNG } }),
  'services.getPrefill': async (world) => mine(await resident(world)),
  'services.getOwnData': async (world) => mine(await resident(world)),
  'services.askOwnCorrection': async (world) => ({ ...mine(await resident(world)), body: { field: 'education', newValue: '20', reason: '误登' } }),
  'services.listNear': async (world) => ({ ...mine(await resident(world)), query: { x: '118.34', y: '35.06' } }),
  'services.getOwnUnit': async (world) => ({ ...mine(await delegate(world)), role: 'unitDelegate' }),
  'services.endOwnFamily': async (world) => {
    const home = await family(world, 'communityA1', [{}, { birthOn: '2020-03-05' }])
    const parent = await resident(world, 'communityA1', home.members.find((m) => m.isHead)!.personId)
    const body = { personId: home.members.find((m) => !m.isHead)!.personId, relation: 'child', checked: 'householdBook', note: '户口簿' }
    const reply = await world.http(world.actor('communityWorker', world.city.communityA1.id), { method: 'POST', url: `/api/services/residents/members/${parent.memberId}/family`, payload: body })
    return { ...mine(parent), params: { id: (reply.body as { id: string }).id }, body: {} }
  },
  'services.readOwnFile': async (world) => {
    const own = await asked(world)
    const part = await world.system(async (ctx) => {
      const fileId = await storeFile(ctx, own.areaId, { name: '水管.png', type: 'image/png', body: Buffer.from('iVBORw0KGgo=', 'base64') })
      const id = newId(ctx.now)
      await ctx.db.insertInto('serviceCaseFile').values({ areaId: own.areaId, caseId: own.id, id, path: world.city.communityA1.path, fileId, name: '水管.png', type: 'image/png', kind: 'photo', bytes: 8, audience: 'applicant', cleaned: true, byName: '本人', at: ctx.now }).execute()
      return id
    })
    return { ...onCase(own), params: { id: own.id, part } }
  },
  'services.readOwnPaper': async (world) => {
    const own = await asked(world)
    const part = await world.system(async (ctx) => {
      const file = await storeFile(ctx, own.areaId, { name: '办结单.pdf', type: 'application/pdf', body: Buffer.from('%PDF-1.7') })
      const id = newId(ctx.now)
      await ctx.db.insertInto('servicePaper').values({ areaId: own.areaId, id, path: world.city.communityA1.path, caseId: own.id, number: '1', codeHash: '1', kind: 'result', title: '办结单', body: '', issuer: '考棚社区', docxId: file, pdfId: file, issuedAt: ctx.now, issuedBy: '社区工作者' }).execute()
      return id
    })
    return { ...onCase(own), params: { id: own.id, part } }
  },
} // prettier-ignore

type Owner = Awaited<ReturnType<typeof resident>> | Awaited<ReturnType<typeof delegate>>
const mine = ({ actor }: Owner) => ({ role: 'resident', at: 'communityA1', actor }) as const

/** A resident with a request. */
async function asked(world: World) {
  const owner = await resident(world)
  const reply = await world.http(owner.actor, {
    method: 'POST',
    url: '/api/services/mine/cases',
    payload: { nature: 'help', title: '水管漏水' },
  })
  return { owner, id: (reply.body as { id: string }).id, areaId: world.city.communityA1.id }
}
const onCase = ({ owner, id }: Awaited<ReturnType<typeof asked>>) => ({ ...mine(owner), params: { id } })
