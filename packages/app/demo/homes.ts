import type { Day } from '#shared/dates.ts'
import { pointIn } from './ground.ts'
import type { Dwelling } from './people.ts'
import type { Random } from './random.ts'
import { DETAILED } from './survey2002.ts'

export interface Membership {
  community: number
  from: Day
  to: Day | null
}
/** A residential unit (小区, 楼院, 宿舍区). Without a membership on a day it is a blind spot; with two likewise. */
export interface Unit {
  key: number
  name: string
  kind: 'estate' | 'courtyard' | 'dormitory'
  address: string
  x: number
  y: number
  households: number
  builtYear: number
  from: Day
  to: Day | null
  memberships: Membership[]
}
export interface Building {
  key: number
  unit: number
  community: number
  name: string
  floors: number
  from: Day
  to: Day | null
}
export interface Homes {
  units: Unit[]
  buildings: Building[]
  dwellings: Dwelling[]
}

/** Roads of the sketch, three for each community. */
const ROADS = [
  ['柳青路', '柳青一街', '府右路'],
  ['大官苑路', '三和街', '涑河北街'],
  ['金润路', '算圣路', '祊河路'],
] as const
const ESTATE = [
  '锦绣',
  '书香',
  '绿洲',
  '和谐',
  '阳光',
  '翠湖',
  '东方',
  '盛世',
  '金桂',
  '滨河',
  '丽景',
  '康泰',
  '怡和',
  '蓝天',
  '紫藤',
  '福临',
]
const ESTATE_END = ['花园', '家园', '苑', '小区', '新村', '名居', '雅园', '佳苑']
const EMPLOYERS = [
  '棉纺厂',
  '供电所',
  '粮食局',
  '机械厂',
  '中学',
  '卫生院',
  '交通局',
  '水泥厂',
  '百货公司',
  '运输公司',
  '邮电局',
  '农机公司',
  '印刷厂',
  '建筑公司',
  '食品厂',
  '塑料厂',
]

interface Wave {
  kind: Unit['kind']
  count: number
  size: readonly [number, number]
  built: readonly [number, number]
  floors: readonly [number, number]
}
/** What stands when the register begins, and what is built afterwards. */
const OLD: readonly Wave[] = [
  { kind: 'courtyard', count: 262, size: [5, 10], built: [1972, 1996], floors: [2, 4] },
  { kind: 'dormitory', count: 66, size: [12, 30], built: [1976, 1997], floors: [3, 5] },
  { kind: 'estate', count: 24, size: [36, 72], built: [1990, 1999], floors: [5, 6] },
]
const NEW: readonly Wave[] = [
  { kind: 'estate', count: 6, size: [36, 60], built: [2000, 2002], floors: [6, 6] },
  { kind: 'courtyard', count: 10, size: [6, 12], built: [2000, 2004], floors: [4, 5] },
  { kind: 'estate', count: 26, size: [24, 66], built: [2003, 2021], floors: [6, 18] },
]

interface Draft {
  rng: Random
  homes: Homes
  names: Set<string>
  numbers: Map<string, number>
}

function unitName(draft: Draft, kind: Unit['kind'], road: string, number: number): string {
  if (kind === 'courtyard') return `${road}${number}号楼院`
  for (let tries = 0; ; tries++) {
    const word =
      kind === 'estate'
        ? draft.rng.pick(ESTATE) + draft.rng.pick(ESTATE_END)
        : `${draft.rng.pick(EMPLOYERS)}${tries > 4 ? `第${tries - 3}` : ''}宿舍区`
    const name = tries > 40 ? `${word}${tries}` : word
    if (draft.names.has(name)) continue
    draft.names.add(name)
    return name
  }
}

function doorPlates(draft: Draft, building: Building, homes: number): void {
  const perFloor = Math.ceil(homes / building.floors)
  for (let n = 0; n < homes; n++) {
    const floor = Math.floor(n / perFloor) + 1
    const door = (n % perFloor) + 1
    const [entrance, side] = [Math.ceil(door / 2), ((door - 1) % 2) + 1]
    const number = `${entrance}单元${floor}0${side}室`
    draft.homes.dwellings.push({
      key: draft.homes.dwellings.length,
      building: building.key,
      unit: building.unit,
      community: building.community,
      number,
      household: null,
    })
  }
}

function addBuildings(draft: Draft, unit: Unit, community: number, floors: readonly [number, number]): void {
  const per = unit.kind === 'courtyard' ? 12 : 36
  const count = Math.ceil(unit.households / per)
  for (let n = 0; n < count; n++) {
    const building: Building = {
      key: draft.homes.buildings.length,
      unit: unit.key,
      community,
      name: `${n + 1}号楼`,
      floors: draft.rng.int(floors[0], floors[1]),
      from: unit.from,
      to: unit.to,
    }
    draft.homes.buildings.push(building)
    const rest = unit.households - n * per
    doorPlates(draft, building, Math.min(per, rest))
  }
}

function addUnit(draft: Draft, wave: Wave, community: number, firstDay: Day): Unit {
  const { rng, homes } = draft
  const road = rng.pick(ROADS[community]!)
  const number = (draft.numbers.get(road) ?? 0) + rng.int(1, 3)
  draft.numbers.set(road, number)
  const builtYear = rng.int(wave.built[0], wave.built[1])
  const from = builtYear < 2000 ? firstDay : `${builtYear}-${String(rng.int(1, 12)).padStart(2, '0')}-01`
  const unit: Unit = {
    key: homes.units.length,
    name: unitName(draft, wave.kind, road, number),
    kind: wave.kind,
    address: `临沂市兰山区柳青街道${road}${number}号`,
    ...pointIn(rng, community),
    households: rng.int(wave.size[0], wave.size[1]),
    builtYear,
    from,
    to: null,
    memberships: [{ community, from, to: null }],
  }
  homes.units.push(unit)
  return unit
}

/** Old courtyards that are pulled down in later years: their people have to move. */
function pullDown(draft: Draft): void {
  const old = draft.homes.units.filter((u) => u.kind === 'courtyard' && u.builtYear < 1982)
  for (const unit of old.filter(() => draft.rng.chance(0.35))) {
    unit.to = `${draft.rng.int(2006, 2019)}-0${draft.rng.int(3, 9)}-01`
    unit.memberships[0]!.to = unit.to
  }
}

/** Lays out the homes of the three communities, from the first day of the register to today. */
export function layOut(rng: Random, firstDay: Day): Homes {
  const draft: Draft = { rng, homes: { units: [], buildings: [], dwellings: [] }, names: new Set(), numbers: new Map() }
  const shares = DETAILED.map((d, i) => [i, d.share] as const)
  const floors = new Map<number, readonly [number, number]>()
  for (const wave of [...OLD, ...NEW]) {
    for (let n = 0; n < wave.count; n++)
      floors.set(addUnit(draft, wave, rng.weighted(shares), firstDay).key, wave.floors)
  }
  pullDown(draft)
  for (const unit of draft.homes.units) addBuildings(draft, unit, unit.memberships[0]!.community, floors.get(unit.key)!)
  return draft.homes
}

/**
 * Leaves traces of real life in the memberships: units taken in late, one that two communities both claim, and new
 * blocks that nobody has taken in. People live in none of these, so the counts stay whole. Returns the units added.
 */
export function addBlindSpots(rng: Random, homes: Homes, today: Day): Unit[] {
  const year = Number(today.slice(0, 4))
  const fresh = ['云栖里', '悦城北区', '柳青新苑二期'].map((name, i): Unit => {
    const from = `${year - 1}-0${4 + i}-01`
    return {
      key: homes.units.length + i,
      name,
      kind: 'estate',
      address: `临沂市兰山区柳青街道${ROADS[i]![2]}${880 + i}号`,
      ...pointIn(rng, i),
      households: rng.int(60, 180),
      builtYear: year - 1,
      from,
      to: null,
      memberships: [],
    }
  })
  const disputed: Unit = {
    key: homes.units.length + 3,
    name: '界湖路交界楼院',
    kind: 'courtyard',
    address: '临沂市兰山区柳青街道三和街901号',
    ...pointIn(rng, 1),
    households: 16,
    builtYear: 1998,
    from: '2000-01-01',
    to: null,
    memberships: [
      { community: 1, from: '2000-01-01', to: null },
      { community: 2, from: '2016-03-01', to: null },
    ],
  }
  const late: Unit = {
    key: homes.units.length + 4,
    name: '兴华新居',
    kind: 'estate',
    address: '临沂市兰山区柳青街道府右路905号',
    ...pointIn(rng, 0),
    households: 48,
    builtYear: 2001,
    from: '2001-11-01',
    to: null,
    memberships: [{ community: 0, from: '2003-02-01', to: null }],
  }
  const added = [...fresh, disputed, late]
  homes.units.push(...added)
  return added
}
