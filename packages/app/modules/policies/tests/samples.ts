import { importPolicies } from '../index.ts'
import { addRuleSet } from '../commands.ts'
import { pageOfPolicies } from '../queries.ts'
import type { Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'

const law = (world: World) =>
  world.system(
    async (ctx) =>
      (await pageOfPolicies(ctx, { search: '居民委员会组织法', sort: '-versionOn', page: 1, size: 2 })).rows,
  )
const officer = (world: World) => world.actor('cityOfficer', world.city.city.id)
const pack = (world: World) =>
  world.as(officer(world), (ctx) =>
    addRuleSet(ctx, { name: '样例', standing: 'pack', region: '3713', approval: '样例' }),
  )
const note = { name: '样例规定(2020-01-01).md', text: '# 样例规定\n\n第一条 样例。\n' }

export const samples: Samples = {
  'policies.list': async () => ({ at: 'city', role: 'cityOfficer', query: { search: '组织法' } }),
  'policies.search': async () => ({ at: 'city', role: 'cityOfficer', query: { search: '居民代表' } }),
  'policies.get': async (world) => ({ at: 'city', role: 'cityOfficer', params: { id: (await law(world))[0]!.id } }),
  'policies.compare': async (world) => {
    const [after, before] = await law(world)
    return { at: 'city', role: 'cityOfficer', query: { before: before!.id, after: after!.id } }
  },
  'policies.ruleSets': async () => ({ at: 'city', role: 'cityOfficer' }),
  'policies.import': async () => ({
    at: 'city',
    role: 'cityOfficer',
    file: { name: note.name, content: note.text },
  }),
  'policies.stateForce': async (world) => {
    const { ids } = await world.as(officer(world), (ctx) => importPolicies(ctx, [note]))
    return {
      at: 'city',
      role: 'cityOfficer',
      params: { id: ids[0]! },
      body: { to: '2024-01-01', byDocument: '样例', reason: '样例' },
    }
  },
  'policies.addRuleSet': async () => ({
    at: 'city',
    role: 'cityOfficer',
    body: { name: '样例', standing: 'pack', region: '3713', approval: '样例' },
  }),
  'policies.reviseParameter': async (world) => ({
    at: 'city',
    role: 'cityOfficer',
    params: { id: (await pack(world)).id },
    body: {
      key: 'residentsCommittee.runOffDays',
      value: 30,
      unit: 'days',
      modality: 'required',
      from: '2026-03-01',
      document: '样例',
      article: '第一条',
      approval: '样例',
    },
  }),
}
