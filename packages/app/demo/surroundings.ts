import { addDays, ageOn, type Day } from '#shared/dates.ts'
import type { Issuer } from './identity.ts'
import type { Homes } from './homes.ts'
import { givenName, surname } from './names.ts'
import type { Person, Spell } from './people.ts'
import type { Random } from './random.ts'

/** A unit located in a community (驻地单位) and the level of what it answers to. */
export interface LocalUnit {
  key: number
  community: number
  name: string
  creditCode: string
  kind: 'organ' | 'institution' | 'enterprise' | 'school' | 'hospital' | 'socialOrganisation' | 'other'
  superiorLevel: 'central' | 'province' | 'city' | 'county' | 'none'
  superior: string
  address: string
  contact: string
  phone: string
  staff: number
  from: Day
}

type Sketch = readonly [name: string, kind: LocalUnit['kind'], superior: string]
const OF_LEVEL: Record<LocalUnit['superiorLevel'], readonly Sketch[]> = {
  central: [
    ['铁路货运站', 'enterprise', '国家铁路集团'],
    ['邮政支局', 'enterprise', '邮政集团'],
    ['电力营业所', 'enterprise', '国家电网'],
    ['烟草配送站', 'enterprise', '烟草总公司'],
    ['气象观测站', 'institution', '中国气象局'],
    ['石油经营部', 'enterprise', '石油天然气集团'],
  ],
  province: [
    ['公路养护中心', 'institution', '省交通运输厅'],
    ['地质勘察队', 'institution', '省地矿局'],
    ['广电网络营业厅', 'enterprise', '省广电网络公司'],
    ['监测站', 'institution', '省生态环境厅'],
    ['农信支行', 'enterprise', '省农村信用联社'],
  ],
  city: [
    ['公交停保场', 'enterprise', '市交通运输局'],
    ['自来水营业部', 'enterprise', '市城市管理局'],
    ['第二实验学校', 'school', '市教育局'],
    ['中医门诊部', 'hospital', '市卫生健康委'],
    ['园林管理所', 'institution', '市城市管理局'],
    ['热力站', 'enterprise', '市住房城乡建设局'],
    ['职业培训中心', 'institution', '市人力资源社会保障局'],
  ],
  county: [
    ['小学', 'school', '区教育和体育局'],
    ['幼儿园', 'school', '区教育和体育局'],
    ['社区卫生服务站', 'hospital', '区卫生健康局'],
    ['市场监管所', 'organ', '区市场监督管理局'],
    ['税务分局', 'organ', '区税务局'],
    ['环卫所', 'institution', '区综合行政执法局'],
  ],
  none: [
    ['便民超市', 'enterprise', ''],
    ['汽车维修部', 'enterprise', ''],
    ['建材经营部', 'enterprise', ''],
    ['物流服务部', 'enterprise', ''],
    ['老年人日间照料中心', 'socialOrganisation', ''],
    ['志愿服务队', 'socialOrganisation', ''],
    ['诊所', 'hospital', ''],
    ['餐饮店', 'other', ''],
  ],
}
const PLACES = ['柳青苑', '大官苑', '金润']

/** The units located in the three communities, of all five levels. */
export function localUnits(rng: Random, issuer: Issuer): LocalUnit[] {
  const all: LocalUnit[] = []
  for (const [community, place] of PLACES.entries()) {
    for (const level of Object.keys(OF_LEVEL) as LocalUnit['superiorLevel'][]) {
      for (const [name, kind, superior] of OF_LEVEL[level]) {
        if (level !== 'none' && rng.chance(0.3)) continue
        all.push({
          key: all.length,
          community,
          name: `${place}${name}`,
          creditCode: issuer.creditCode(),
          kind,
          superiorLevel: level,
          superior,
          address: `临沂市兰山区柳青街道${place}路${rng.int(1, 280)}号`,
          contact: surname(rng) + givenName(rng, '1', 1975),
          phone: issuer.phone(),
          staff: rng.int(3, level === 'none' ? 25 : 180),
          from: addDays('2000-01-01', rng.int(0, level === 'none' ? 9000 : 900)),
        })
      }
    }
  }
  return all
}

/** A supplementary list: why it is kept, on which ground and for how long. */
export interface SpecialList {
  key: number
  name: string
  source: string
  purpose: string
  legalBasis: string
  keepMonths: number
  entries: { person: number; community: number; from: Day; expires: Day }[]
}

interface ListRule extends Omit<SpecialList, 'key' | 'entries'> {
  takes: (rng: Random, person: Person, spell: Spell, age: number, alone: boolean) => boolean
}
const RULES: readonly ListRule[] = [
  {
    name: '高龄津贴发放名单',
    source: '本社区人口登记',
    purpose: '发放高龄津贴',
    legalBasis: '《山东省老年人权益保障条例》',
    keepMonths: 12,
    takes: (rng, _p, spell, age) => spell.registered && age >= 80 && rng.chance(0.9),
  },
  {
    name: '独居老人探访名单',
    source: '入户走访',
    purpose: '定期探访、紧急联络',
    legalBasis: '《中华人民共和国老年人权益保障法》',
    keepMonths: 12,
    takes: (rng, _p, _s, age, alone) => alone && age >= 65 && rng.chance(0.8),
  },
  {
    name: '最低生活保障家庭名单',
    source: '街道办事处审核确认',
    purpose: '社会救助',
    legalBasis: '《社会救助暂行办法》',
    keepMonths: 12,
    takes: (rng, _p, spell) => spell.registered && spell.head && rng.chance(0.012),
  },
  {
    name: '残疾人两项补贴名单',
    source: '残疾人联合会提供',
    purpose: '发放补贴、上门服务',
    legalBasis: '《中华人民共和国残疾人保障法》',
    keepMonths: 24,
    takes: (rng, _p, spell) => spell.registered && rng.chance(0.011),
  },
  {
    name: '退役军人和优抚对象名单',
    source: '退役军人服务站提供',
    purpose: '走访慰问、优待',
    legalBasis: '《中华人民共和国退役军人保障法》',
    keepMonths: 36,
    takes: (rng, person, spell, age) => spell.registered && person.sex === '1' && age >= 22 && rng.chance(0.014),
  },
]

/** The lists kept today; every entry ends by itself unless renewed. */
export function specialLists(rng: Random, people: Person[], today: Day): SpecialList[] {
  const living = people.filter((p) => p.spell !== null && p.spell.to === null)
  return RULES.map(({ takes, ...rule }, key) => ({
    ...rule,
    key,
    entries: living
      .filter((p) => takes(rng, p, p.spell!, ageOn(p.birth, today), p.household!.members.length === 1))
      .map((p) => {
        const from = addDays(today, -rng.int(10, rule.keepMonths * 29))
        return {
          person: p.key,
          community: p.spell!.community,
          from,
          expires: addDays(from, Math.round(rule.keepMonths * 30.4)),
        }
      }),
  }))
}

/** A place where people live, for tests that look for homes without people. */
export const livedIn = (homes: Homes): Set<number> =>
  new Set(homes.dwellings.filter((d) => d.household).map((d) => d.unit))
