import { addDays, ageOn, type Day } from '#shared/dates.ts'
import { citizenIdOf } from './identity.ts'
import { fullName, familyOf } from './names.ts'
import { random, type Random } from './random.ts'

/** A row of a synthetic register, in the codes of the registers (GB/T 4761 relation, 4658 education, 2261 the others). */
export interface SyntheticResident {
  /** Running number of the household within the whole run. */
  household: number
  name: string
  sex: '1' | '2'
  birth: Day
  idNumber: string
  phone: string | null
  relation: '0' | '1' | '2' | '3' | '5'
  registered: boolean
  registeredAt: string
  education: string | null
  marriage: '10' | '20' | '30'
  employment: string | null
  estate: string
  building: string
  room: string
  address: string
}

const FIRST_BIRTH: Day = '1932-01-01'
const DAYS = 34_000
const births: Day[] = Array.from({ length: DAYS }, (_, i) => addDays(FIRST_BIRTH, i))
/** Order numbers below this one are the demonstration city's, so that both fit into one database. */
const FIRST_ORDER = 250
const ROADS = [
  '沂蒙路',
  '解放路',
  '通达路',
  '金雀山路',
  '银雀山路',
  '蒙山大道',
  '滨河路',
  '育才路',
  '启阳路',
  '北京路',
  '开阳路',
  '临西路',
]

interface Maker {
  rng: Random
  /** The last birth day that lies before the day of the register. */
  lastBirth: number
  used: Uint16Array
  phones: number
  day: Day
}

function person(maker: Maker, sex: '1' | '2', age: number, family?: string) {
  const { rng } = maker
  const at = Math.max(0, Math.min(maker.lastBirth, maker.lastBirth - Math.floor((age + rng.next()) * 365.24)))
  const birth = births[at]!
  const n = maker.used[at * 2 + (sex === '1' ? 0 : 1)]!++
  const phone = age > 15 && rng.chance(0.7) ? `120${String(30_000_000 + maker.phones++ * 5)}` : null
  return {
    name: fullName(rng, sex, Number(birth.slice(0, 4)), family),
    sex,
    birth,
    idNumber: citizenIdOf(birth, sex, n),
    phone,
  }
}
type Member = ReturnType<typeof person> & Pick<SyntheticResident, 'relation' | 'marriage'>

function relatives(maker: Maker): Member[] {
  const { rng } = maker
  const size = rng.weighted([
    [1, 17],
    [2, 28],
    [3, 31],
    [4, 17],
    [5, 7],
  ])
  const age = size === 2 ? rng.int(24, 80) : size === 1 ? rng.int(20, 84) : rng.int(26, 55)
  const head = {
    ...person(maker, size > 1 || rng.chance(0.5) ? '1' : '2', age),
    relation: '0',
    marriage: size > 1 ? '20' : '10',
  } as const
  if (size === 1) return [head]
  const spouse = { ...person(maker, '2', age - rng.int(-1, 4)), relation: '1', marriage: '20' } as const
  const members: Member[] = [head, spouse]
  for (let n = 0; n < Math.min(size, 4) - 2; n++) {
    const sex = rng.chance(0.52) ? '1' : '2'
    const child = person(maker, sex, Math.max(0, Math.min(26, age - 25 - n * 4 - rng.int(0, 4))), familyOf(head.name))
    members.push({ ...child, relation: sex === '1' ? '2' : '3', marriage: '10' })
  }
  if (size === 5) members.push({ ...person(maker, '2', age + rng.int(22, 30)), relation: '5', marriage: '30' })
  return members
}

function educationAt(rng: Random, age: number): string | null {
  if (age < 6) return null
  if (age < 12) return '80'
  return age < 15
    ? '70'
    : rng.weighted([
        ['80', 16],
        ['70', 38],
        ['60', 18],
        ['40', 8],
        ['30', 11],
        ['20', 8],
        ['10', 1],
      ])
}

function workAt(rng: Random, age: number, sex: '1' | '2'): string | null {
  if (age < 6) return null
  if (age < 18) return '31'
  if (age >= (sex === '1' ? 60 : 55)) return '80'
  return rng.weighted([
    ['24', 40],
    ['54', 18],
    ['51', 10],
    ['13', 12],
    ['17', 9],
    ['11', 3],
    ['70', 8],
  ])
}

const HOMES_A_BUILDING = 48

function placeOf(home: number, community: number) {
  const estate = `${ROADS[community % ROADS.length]}${Math.floor(community / ROADS.length) + 1}号院`
  const [building, within] = [Math.floor(home / HOMES_A_BUILDING) + 1, home % HOMES_A_BUILDING]
  const room = `${(within % 4) + 1}单元${Math.floor(within / 8) + 1}0${(Math.floor(within / 4) % 2) + 1}室`
  return { estate, building: `${building}号楼`, room, address: `临沂市${estate}${building}号楼${room}` }
}

/** The people of one community of a synthetic register. */
export interface SyntheticCommunity {
  /** Running number from 0. */
  number: number
  residents: SyntheticResident[]
}

/**
 * Makes a register of any size, community by community, without holding it in memory: the same seed gives the same
 * people. Households stay whole, so the last community may go over `people` by a few.
 */
export function* syntheticRegister(options: {
  people: number
  day: Day
  perCommunity?: number
  seed?: string
}): Generator<SyntheticCommunity> {
  const { people, day, perCommunity = 4_000, seed = 'liren load' } = options
  const lastBirth = births.findLastIndex((b) => b < day)
  const maker: Maker = {
    rng: random(seed),
    lastBirth,
    used: new Uint16Array(DAYS * 2).fill(FIRST_ORDER),
    phones: 0,
    day,
  }
  let made = 0
  let household = 0
  for (let number = 0; made < people; number++) {
    const residents: SyntheticResident[] = []
    const wanted = Math.min(perCommunity, people - made)
    for (let home = 0; residents.length < wanted; home++)
      residents.push(...lodge(maker, household++, placeOf(home, number)))
    made += residents.length
    yield { number, residents }
  }
}

function lodge(maker: Maker, household: number, place: ReturnType<typeof placeOf>): SyntheticResident[] {
  const { rng, day } = maker
  const registered = rng.chance(0.8)
  const registeredAt = registered ? '' : '山东省济宁市'
  return relatives(maker).map((m) => {
    const age = ageOn(m.birth, day)
    return {
      ...m,
      household,
      registered,
      registeredAt,
      education: educationAt(rng, age),
      employment: workAt(rng, age, m.sex),
      ...place,
    }
  })
}

const SEX = { '1': '男', '2': '女' } as const
const RELATIONS = { '0': '户主', '1': '配偶', '2': '子', '3': '女', '5': '父母' } as const
const MARRIAGES = { '10': '未婚', '20': '已婚', '30': '丧偶' } as const
const EDUCATIONS: Record<string, string> = {
  '10': '研究生',
  '20': '大学本科',
  '30': '大学专科',
  '40': '中等职业教育',
  '60': '普通高级中学教育',
  '70': '初级中学教育',
  '80': '小学教育',
}

/** Titles of the CSV's columns, as offices write them. */
export const CSV_HEAD =
  '社区代码,户号,姓名,性别,与户主关系,公民身份号码,出生日期,联系电话,户籍地,文化程度,婚姻状况,小区,楼栋,房间,住址'

/** One resident of a community (code of 12 digits) as a line of such a CSV. No cell holds a comma or a quote. */
export function csvLine(communityCode: string, r: SyntheticResident): string {
  return [
    communityCode,
    r.household,
    r.name,
    SEX[r.sex],
    RELATIONS[r.relation],
    r.idNumber,
    r.birth,
    r.phone ?? '',
    r.registered ? '本社区户籍' : '省内其他',
    r.education ? EDUCATIONS[r.education] : '',
    MARRIAGES[r.marriage],
    r.estate,
    r.building,
    r.room,
    r.address,
  ].join(',')
}
