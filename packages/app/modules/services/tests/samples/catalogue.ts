import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { createItem } from '../../commands/catalogue/items.ts'
import { addKind } from '../../commands/catalogue/kinds.ts'

let n = 0
/** Letters and digits that no earlier sample bore. */
export const fresh = (letters = 'S'): string => `${letters}${++n}`
const city = (more: Partial<Sample> = {}): Sample => ({ role: 'cityOfficer', at: 'city', ...more })
const street = (more: Partial<Sample> = {}): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })

/** A kind of the city, below another where told. */
export const newKind = (world: World, more: { parentId?: string; code?: string; name?: string; usedFor?: 'items' | 'cases' | 'both' } = {}) =>
  world.system((ctx) => addKind(ctx, { areaId: world.city.city.id, code: fresh('K'), name: '日常生活', usedFor: 'both', source: '市民政局', ord: 0, ...more })) // prettier-ignore

/** What an item says, for tests to change. */
export const contentOn = (kindId: string, more: object = {}) => ({
  kindId, name: '高龄津贴申请', summary: '年满80周岁的老年人按月领取。', clientGroups: ['vulnerable' as const], vulnerable: ['elderly' as const],
  fee: { mode: 'free' as const, reductions: [], receipt: 'none' as const }, eligibility: '本市户籍，年满80周岁', documents: [{ name: '居民身份证', form: 'original' as const, required: true, when: '', held: 'idNumber' as const }],
  form: [{ key: 'bank', label: '开户行', type: 'text' as const, required: true, help: '', options: [], held: null }], basis: [], channels: ['counter' as const, 'resident' as const],
  promise: { value: 5, unit: 'workingDay' as const }, providerId: null, department: '民政局', source: '', ...more,
}) // prettier-ignore

/** An item of the first subdistrict. */
export async function newItem(world: World, more: object = {}, areaId = world.city.streetA.id) {
  const kind = await newKind(world)
  const body = { areaId, code: fresh('I'), ...contentOn(kind.id), notByCommittee: false, ...more }
  return { ...(await world.system((ctx) => createItem(ctx, body))), kindId: kind.id }
}

const barredOf = (world: World) =>
  world.system((ctx) => ctx.db.selectFrom('serviceBarred').select(['id', 'version']).orderBy('id').limit(1).executeTakeFirstOrThrow()) // prettier-ignore

export const catalogueSamples: Samples = {
  'services.listKinds': () => city({ query: { usedFor: 'items' } }),
  'services.addKind': (w) =>
    city({ body: { areaId: w.city.city.id, code: fresh('K'), name: '就业', source: '市民政局' } }),
  'services.changeKind': async (w) =>
    city({ params: { id: (await newKind(w)).id }, body: { version: 1, name: '就业服务' } }),
  'services.endKind': async (w) => city({ params: { id: (await newKind(w)).id }, body: { version: 1, on: '2026-07-01', reason: '并入其他类别' } }), // prettier-ignore
  'services.reopenKind': async (w) =>
    city({ params: { id: (await newKind(w)).id }, body: { version: 1, reason: '重新启用' } }),
  'services.listItems': async (w) => {
    await newItem(w)
    return street({ query: { search: 'gljt', group: 'vulnerable', areaId: w.city.streetA.id } })
  },
  'services.getItem': async (w) => street({ params: { id: (await newItem(w)).id } }),
  'services.getItemVersion': async (w) => street({ params: { id: (await newItem(w)).id, seq: '1' } }),
  'services.createItem': async (w) => street({ body: { areaId: w.city.streetA.id, code: fresh('I'), ...contentOn((await newKind(w)).id) } }), // prettier-ignore
  'services.addVersion': async (w) => {
    const item = await newItem(w)
    return street({ params: { id: item.id }, body: { version: 1, validFrom: '2026-09-01', reason: '提高标准', ...contentOn(item.kindId) } }) // prettier-ignore
  },
  'services.correctVersion': async (w) => {
    const item = await newItem(w)
    return street({
      params: { id: item.id, seq: '1' },
      body: { version: 1, reason: '错字', ...contentOn(item.kindId) },
    })
  },
  'services.withdrawItem': async (w) => street({ params: { id: (await newItem(w)).id }, body: { version: 1, on: '2026-09-01', reason: '文件废止' } }), // prettier-ignore
  'services.extendItem': async (w) => street({ params: { id: (await newItem(w, { validTo: '2026-12-01' })).id }, body: { version: 1, to: null, reason: '延续执行' } }), // prettier-ignore
  'services.searchCatalogue': () => city({ query: { words: '开个无犯罪记录证明' } }),
  'services.listBarred': () => city({ query: { words: '单身证明' } }),
  'services.guideBarred': async (w) => {
    const { id, version } = await barredOf(w)
    return city({
      params: { id },
      body: { version, guide: '到户籍地或居住地派出所查询', guideSource: '市公安局办事指南' },
    })
  },
}
