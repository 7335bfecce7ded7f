import {
  addContract,
  addKind,
  addPlace,
  addProvider,
  createItem,
  loadPastCases,
  offerItem,
  type PastCase,
} from '#modules/services/index.ts'
import type { Ctx } from '#server/context.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import { outline } from '../ground.ts'
import { random } from '../random.ts'
import { EVERY_DAY, ITEMS, KINDS, OFFICE, PROVIDERS, type ItemSketch } from '../services/items.ts'
import { yearOfCases } from '../services/year.ts'
import { DETAILED, DETAILED_TOWN } from '../survey2002.ts'
import type { AreaIds } from './register.ts'

const SOURCE = '柳青街道便民服务事项清单（演示）'
type Ids = Map<string, string>

/** The catalogue, the network and a year of cases of the town that is written down person by person. Returns the hall's place. */
export async function loadServices(ctx: Ctx, areas: AreaIds, seed: string): Promise<{ hallId: string }> {
  const kinds = await loadKinds(ctx, areas)
  const providers = await loadProviders(ctx, areas)
  const items = await loadItems(ctx, areas, kinds, providers)
  const hallId = await loadPlaces(ctx, areas, items, providers)
  await loadYear(ctx, areas, kinds, items, seed)
  return { hallId }
}

async function loadKinds(ctx: Ctx, areas: AreaIds): Promise<Ids> {
  const ids: Ids = new Map()
  for (const [ord, [code, name, above]] of KINDS.entries()) {
    const parent = above ? { parentId: ids.get(above)! } : {}
    const { id } = await addKind(ctx, {
      areaId: areas.get('3713')!,
      code,
      name,
      usedFor: 'both',
      source: SOURCE,
      ord,
      ...parent,
    })
    ids.set(code, id)
  }
  return ids
}

async function loadProviders(ctx: Ctx, areas: AreaIds): Promise<Ids> {
  const ids: Ids = new Map()
  for (const { key, name, kind, summary } of PROVIDERS) {
    const facts = { creditCode: null, localUnitId: null, telephone: '', email: '' as const, website: '' as const }
    const { id } = await addProvider(ctx, {
      areaId: areas.get(DETAILED_TOWN)!,
      name,
      providerKind: kind,
      summary,
      ...facts,
    })
    ids.set(key, id)
  }
  return ids
}

async function loadItems(ctx: Ctx, areas: AreaIds, kinds: Ids, providers: Ids): Promise<Ids> {
  const ids: Ids = new Map()
  const validFrom = addDays(dayOf(ctx.now), -400)
  for (const item of ITEMS) {
    const body = {
      areaId: areas.get(DETAILED_TOWN)!,
      code: item.code,
      validFrom,
      notByCommittee: false,
      ...contentOf(item, kinds, providers),
    }
    ids.set(item.code, (await createItem(ctx, body)).id)
  }
  return ids
}

const contentOf = (item: ItemSketch, kinds: Ids, providers: Ids) => ({
  kindId: kinds.get(item.kind)!,
  name: item.name,
  summary: item.summary,
  clientGroups: [item.group],
  vulnerable: item.group === 'vulnerable' ? (['elderly', 'lowIncome'] as const).slice() : [],
  fee: item.fee
    ? { mode: item.fee, priceFen: item.fen!, per: item.per!, reductions: [{ who: 'minimumLiving' as const, percent: 50, basis: '' }], receipt: 'paper' as const }
    : { mode: 'free' as const, reductions: [], receipt: 'none' as const },
  eligibility: '',
  documents: (item.documents ?? []).map(([name, held]) => ({ name, form: 'original' as const, required: true, when: '', held: held ?? null })),
  form: (item.form ?? []).map((f) => ({ key: f.key, label: f.label, type: f.type, required: f.required ?? false, help: '', options: [...(f.options ?? [])], held: null })),
  basis: [],
  channels: [...(item.channels ?? (['counter', 'resident'] as const))],
  promise: { value: item.days ?? 5, unit: 'workingDay' as const },
  providerId: item.provider ? providers.get(item.provider)! : null,
  department: '',
  source: SOURCE,
}) // prettier-ignore

type Plain = 'areaId' | 'validFrom' | 'telephone' | 'capacity' | 'staff' | 'holders' | 'providerId' | 'summary'
/** What a place of the demonstration says; the rest is plain. */
type Given = Parameters<typeof addPlace>[1]
type Place = Omit<Given, Plain | 'holidays'> & { providerId?: string; holidays?: Given['holidays'] }

/** The middle of a community's sketch. */
function middle(n: number): { x: number; y: number } {
  const ring = outline(n).coordinates[0]!
  const mean = (of: number) => Math.round((ring.reduce((sum, p) => sum + p[of]!, 0) / ring.length) * 1e6) / 1e6
  return { x: mean(0), y: mean(1) }
}

async function loadPlaces(ctx: Ctx, areas: AreaIds, items: Ids, providers: Ids): Promise<string> {
  const plain = {
    telephone: '',
    capacity: null,
    staff: null,
    holders: [],
    providerId: null,
    summary: '',
    holidays: 'unsaid' as const,
  }
  const validFrom = addDays(dayOf(ctx.now), -400)
  const at = (n: number, more: number) => ({ x: middle(n).x + more, y: middle(n).y + more })
  const place = async (areaId: string, of: Place) => (await addPlace(ctx, { areaId, validFrom, ...plain, ...of })).id
  await place(areas.get('371302')!, { level: 'county', placeKind: 'centre', name: '兰山区社区服务指导中心', address: '府右路1号', ...at(0, -0.004), hours: OFFICE, holidays: 'office', counters: 12, m2: 2600, equipment: ['queueMachine', 'accessible', 'parking'] }) // prettier-ignore
  const hallId = await place(areas.get(DETAILED_TOWN)!, { level: 'subdistrict', placeKind: 'centre', name: '柳青街道便民服务中心', address: '柳青路118号', ...at(1, 0), hours: OFFICE, counters: 5, m2: 860, equipment: ['queueMachine', 'screen', 'accessible', 'wheelchair', 'waiting', 'readingAid'] }) // prettier-ignore
  const stations: string[] = []
  for (const [n, { code, name }] of DETAILED.entries())
    stations.push(await place(areas.get(code)!, { level: 'community', placeKind: 'station', name: `${name}社区服务站`, address: `${name}路${20 + n}号`, ...middle(n), hours: EVERY_DAY, counters: 2, m2: 320 - 60 * n, equipment: ['accessible', 'readingAid'] })) // prettier-ignore
  await place(areas.get(DETAILED[1]!.code)!, { level: 'community', placeKind: 'point', name: '大官苑便民服务点', address: '三和街6号', ...at(1, 0.004), hours: EVERY_DAY, counters: 1, m2: 40, equipment: [] }) // prettier-ignore
  const canteen = await place(areas.get(DETAILED[0]!.code)!, { level: 'society', placeKind: 'outlet', name: '长者食堂柳青苑店', address: '柳青一街9号', ...at(0, 0.003), hours: EVERY_DAY, holidays: 'open', counters: 0, m2: 180, equipment: [], providerId: providers.get('canteen')! }) // prettier-ignore
  await place(areas.get(DETAILED[2]!.code)!, { level: 'society', placeKind: 'outlet', name: '惠民家电维修部', address: '金润路33号', ...at(2, 0.002), hours: EVERY_DAY, holidays: 'closed', counters: 0, m2: 45, equipment: [], providerId: providers.get('repairs')! }) // prettier-ignore
  for (const [code, itemId] of items) {
    await offerItem(ctx, hallId, { itemId, note: '', validFrom })
    if (/^[RS]/.test(code))
      for (const station of stations) await offerItem(ctx, station, { itemId, note: '', validFrom })
  }
  await offerItem(ctx, canteen, { itemId: items.get('P01')!, note: '', validFrom })
  await addContract(ctx, { areaId: areas.get(DETAILED_TOWN)!, providerId: providers.get('canteen')!, title: '长者食堂委托运营', number: '', amountFen: 36_000_000, validFrom: addDays(dayOf(ctx.now), -200), validTo: addDays(dayOf(ctx.now), 165), itemIds: [items.get('P01')!] }) // prettier-ignore
  return hallId
}

async function loadYear(ctx: Ctx, areas: AreaIds, kinds: Ids, items: Ids, seed: string): Promise<void> {
  let phones = 0
  const phone = () => `120${String(30_000_000 + phones++ * 41).padStart(8, '0')}`
  const kindOf = new Map(ITEMS.map((i) => [i.code, kinds.get(i.kind)!]))
  const cases = yearOfCases(random(`${seed}/cases`), ctx.now, phone).map(({ community, item, ...rest }): PastCase => ({
    ...rest,
    areaId: areas.get(DETAILED[community]!.code)!,
    kindId: kindOf.get(item)!,
    itemId: items.get(item)!,
  }))
  await loadPastCases(ctx, cases)
}
