import type { Samples } from '#testing/samples.ts'
import { codeFor, family, resident } from '../residents-world.ts'

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
} // prettier-ignore
