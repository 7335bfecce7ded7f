import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { admitWork, askAdmission } from '../../commands/catalogue/admission.ts'
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

/** Work handed down to the first community. */
export const newWork = async (world: World, more: object = {}) => {
  const facts = { work: '入户核查燃气安全', text: '每季度一次', department: '区住建局', basis: '《城镇燃气管理条例》', basisPolicyKey: null, payer: '区住建局', amountFen: 200_000, post: '网格员1名', fromDay: null, toDay: null, ...more } // prettier-ignore
  const { ids } = await world.system((ctx) => askAdmission(ctx, { areaIds: [world.city.communityA1.id], ...facts }))
  return ids[0]!
}
const worker = (more: Partial<Sample> = {}): Sample => ({ role: 'communityWorker', at: 'communityA1', ...more })
const list = { name: 'items.csv', content: '事项编码,事项名称,实施部门,类别\nA-1,老年人优待证办理,区民政局,养老\n' }
const tree = { name: 'tree.csv', content: '一级分类,二级分类\n城乡建设,路灯\n' }

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
  'services.previewItems': async (w) => street({ query: { areaId: w.city.streetA.id, kindId: (await newKind(w)).id, source: '区清单' }, file: list }), // prettier-ignore
  'services.importItems': async (w) => street({ query: { areaId: w.city.streetA.id, kindId: (await newKind(w)).id, source: '区清单' }, file: list }), // prettier-ignore
  'services.previewKinds': (w) => city({ query: { areaId: w.city.city.id, source: '市热线办' }, file: tree }),
  'services.importKinds': (w) => city({ query: { areaId: w.city.city.id, source: '市热线办' }, file: tree }),
  'services.listAdmissions': (w) => worker({ query: { areaId: w.city.communityA1.id } }),
  'services.getAdmission': async (w) => worker({ params: { ...(await newWork(w)) } }),
  'services.admissionFigures': (w) => street({ query: { areaId: w.city.streetA.id } }),
  'services.askAdmission': (w) => street({ body: { areaIds: [w.city.communityA1.id, w.city.communityA2.id], work: '开展消防检查', department: '区消防救援大队' } }), // prettier-ignore
  'services.completeAdmission': async (w) => street({ params: { ...(await newWork(w, { basis: '' })) }, body: { version: 1, basis: '《消防法》第三十二条', payer: '区财政', post: '网格员1名' } }), // prettier-ignore
  'services.admitWork': async (w) => worker({ params: { ...(await newWork(w)) }, body: { version: 1 } }),
  'services.refuseWork': async (w) => worker({ params: { ...(await newWork(w, { payer: '', amountFen: null })) }, body: { version: 1 } }), // prettier-ignore
  'services.endWork': async (w) => {
    const key = await newWork(w)
    await w.system((ctx) => admitWork(ctx, key, { version: 1 }))
    return worker({ params: { ...key }, body: { version: 2, reason: '任务完成' } })
  },
}
