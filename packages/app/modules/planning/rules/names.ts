/** Where a proposed name comes from. */
export const nameSources = ['old', 'estate', 'road'] as const
export type NameSource = (typeof nameSources)[number]
export interface Candidate {
  name: string
  source: NameSource
}
/** What is known of a community that wants a name. */
export interface Nameless {
  /** Its units with their households. */
  estates: readonly { name: string; address: string; households: number }[]
  /** Communities of today with the households they give, those that go on elsewhere left out. */
  old: readonly { name: string; households: number }[]
}

const GENERIC = /(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区)$/
/** 锦绣花园三期A区5号院 → 锦绣花园. */
const TAIL = /([一二三四五六七八九十0-9A-Za-z]+)(期|区|号院|号楼院|号|组团)$|[(（].*[)）]$/
const ROAD = /([\u4e00-\u9fff]{1,6}?(?:大街|大道|路|街|巷))/

/** The name of a place as a community bears it: 专名 + 通名 (地名管理条例 2022, Art. 9). */
export const asCommunity = (core: string): string =>
  `${core.replace(GENERIC, '').replace(/\d/g, (d) => '〇一二三四五六七八九'[Number(d)]!)}社区`

export function estateCore(name: string): string {
  let core = name.normalize('NFKC').replace(/\s/g, '')
  for (let before = ''; before !== core && core.length > 2;) {
    before = core
    core = core.replace(TAIL, '')
  }
  return core.length >= 2 ? core : name
}

/** The road of an address, without the subdistrict before it: 柳青街道沂蒙路12号 → 沂蒙路. */
export function roadOf(address: string): string | undefined {
  const inside = address.slice(address.search(/(街道|镇|乡)(?!.*(街道|镇|乡))/) + 1).replace(/^(道|街道|镇|乡)/, '')
  return ROAD.exec(inside)?.[1]
}

/**
 * Names for a community, best first: the old name that most of its homes bear, its largest estates, its roads. None that is
 * taken in the county (同一个县级行政区域内…不应重名, Art. 9).
 */
export function proposeNames(of: Nameless, taken: ReadonlySet<string>, most = 6): Candidate[] {
  const byHomes = <T extends { households: number }>(list: readonly T[]) =>
    list.toSorted((a, b) => b.households - a.households)
  const roads = new Map<string, number>()
  for (const e of of.estates) {
    const road = roadOf(e.address)
    if (road) roads.set(road, (roads.get(road) ?? 0) + e.households)
  }
  const all: Candidate[] = [
    ...byHomes(of.old).map((o) => ({ name: asCommunity(o.name), source: 'old' as const })),
    ...byHomes(of.estates).slice(0, 4).map((e) => ({ name: asCommunity(estateCore(e.name)), source: 'estate' as const })),
    ...[...roads].toSorted((a, b) => b[1] - a[1]).map(([road]) => ({ name: asCommunity(road), source: 'road' as const })),
  ] // prettier-ignore
  const seen = new Set<string>()
  return all
    .filter((c) => nameFault(c.name) === undefined && !taken.has(c.name) && !seen.has(c.name) && seen.add(c.name))
    .slice(0, most)
}

export type NameFault = 'nameGeneric' | 'nameScript' | 'nameShort' | 'nameLong'
/** The longest name that a seal and a sign still carry. */
const LONGEST = 20

/**
 * What the rules say of the form of a name: Chinese characters (国家通用语言文字) with a proper and a generic part
 * (专名和通名), Art. 9 of 地名管理条例 2022; the generic one is 社区 (冠名社区), or 居委会 and 村委会 where those go on.
 */
export function nameFault(name: string): NameFault | undefined {
  const generic = GENERIC.exec(name)?.[0]
  if (!generic) return 'nameGeneric'
  if (!/^[\p{Script=Han}·]+$/u.test(name)) return 'nameScript'
  if ([...name].length - generic.length < 1 || [...name].length < 3) return 'nameShort'
  return [...name].length > LONGEST ? 'nameLong' : undefined
}

/** The next code of a community in a town: three digits from 001 to 199 after the nine of the town, none that ever was given. */
export function nextCode(town: string, given: ReadonlySet<string>): string | undefined {
  const used = [...given].filter((c) => c.startsWith(town)).map((c) => Number(c.slice(9)))
  const highest = Math.max(0, ...used.filter((n) => n >= 1 && n <= 199))
  const all = Array.from({ length: 199 }, (_, i) => i + 1)
  const free = [...all.filter((n) => n > highest), ...all].find((n) => !used.includes(n))
  return free === undefined ? undefined : `${town}${String(free).padStart(3, '0')}`
}
