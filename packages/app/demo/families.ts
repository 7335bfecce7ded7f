import { addDays, type Day } from '#shared/dates.ts'
import type { Issuer } from './identity.ts'
import { familyOf, fullName, surname } from './names.ts'
import { schooling, trade, type Person, type Sex } from './people.ts'
import type { Random } from './random.ts'

/** What makes people: chance, numbers and a running count. */
export interface Cradle {
  rng: Random
  issuer: Issuer
  people: Person[]
}

const ELSEWHERE = [
  '山东省临沂市费县',
  '山东省临沂市沂南县',
  '山东省临沂市郯城县',
  '山东省临沂市莒南县',
  '山东省临沂市平邑县',
  '山东省临沂市沂水县',
  '山东省临沂市罗庄区',
  '山东省临沂市河东区',
  '山东省济宁市',
  '山东省枣庄市',
  '山东省日照市',
  '江苏省徐州市',
  '江苏省连云港市',
  '河南省商丘市',
  '安徽省宿州市',
  '黑龙江省哈尔滨市',
  '浙江省温州市',
]

/** A place of registration outside the subdistrict. */
export const elsewhere = (rng: Random): string => rng.pick(ELSEWHERE)
/** Where people of the subdistrict are registered. */
export const HERE = '山东省临沂市兰山区柳青街道'

interface Traits {
  sex: Sex
  birth: Day
  registered: boolean
  registeredAt: string
  family?: string
  father?: Person | null
  mother?: Person | null
}

/** Brings a person into being; a new-born gets an id number like everybody else. */
export function makePerson(cradle: Cradle, traits: Traits): Person {
  const { rng } = cradle
  const year = Number(traits.birth.slice(0, 4))
  const person: Person = {
    key: cradle.people.length,
    name: fullName(rng, traits.sex, year, traits.family),
    sex: traits.sex,
    birth: traits.birth,
    idNumber: !traits.registered && rng.chance(0.01) ? null : cradle.issuer.citizenId(traits.birth, traits.sex),
    phone: rng.chance(0.62) && year < 2012 ? cradle.issuer.phone() : null,
    ethnic: rng.weighted([
      ['01', 992],
      ['03', 5],
      ['11', 2],
      ['15', 1],
    ]),
    schooling: schooling(rng, year),
    work: trade(rng, traits.registered),
    marriage: '10',
    registered: traits.registered,
    registeredAt: traits.registeredAt,
    spouse: null,
    father: traits.father ?? null,
    mother: traits.mother ?? null,
    children: 0,
    lastChild: '',
    household: null,
    spell: null,
    lastDay: traits.birth,
  }
  cradle.people.push(person)
  return person
}

/** A day of birth that makes someone `age` years old on a day. */
export function birthAt(rng: Random, day: Day, age: number): Day {
  return addDays(day, -Math.floor((age + rng.next()) * 365.24) - 1)
}

/** Makes two people a married couple. */
export function wed(a: Person, b: Person): void {
  a.spouse = b
  b.spouse = a
  a.marriage = '20'
  b.marriage = '20'
}

/** Whom a household consists of when it comes, its head first. */
export type Family = Person[]
interface Frame {
  cradle: Cradle
  day: Day
  registered: boolean
  registeredAt: string
}

const someone = (frame: Frame, sex: Sex, age: number, family?: string): Person =>
  makePerson(frame.cradle, {
    sex,
    birth: birthAt(frame.cradle.rng, frame.day, age),
    registered: frame.registered,
    registeredAt: frame.registeredAt,
    ...(family === undefined ? {} : { family }),
  })

/** A child of a couple; the mother's age at birth lies between 20 and 40. */
function childOf(frame: Frame, father: Person, mother: Person, age: number): Person {
  const { rng } = frame.cradle
  const child = makePerson(frame.cradle, {
    sex: rng.chance(0.53) ? '1' : '2',
    birth: birthAt(rng, frame.day, age),
    registered: frame.registered,
    registeredAt: frame.registeredAt,
    family: familyOf(father.name),
    father,
    mother,
  })
  father.children++
  mother.children++
  if (child.birth > mother.lastChild) mother.lastChild = child.birth
  return child
}

function couple(frame: Frame, age: number): [Person, Person] {
  const husband = someone(frame, '1', age)
  const wife = someone(frame, '2', Math.max(20, age - frame.cradle.rng.int(-1, 4)))
  wed(husband, wife)
  return [husband, wife]
}

function children(frame: Frame, father: Person, mother: Person, wifeAge: number, count: number): Person[] {
  const oldest = Math.min(wifeAge - 21, 25)
  if (oldest < 0) return []
  const first = frame.cradle.rng.int(Math.max(0, wifeAge - 30), oldest)
  const ages = [first, first - frame.cradle.rng.int(3, 6)].slice(0, count).filter((age) => age >= 0)
  return ages.map((age) => childOf(frame, father, mother, age))
}

function nuclear(frame: Frame, age: number, kids: number): Family {
  const [husband, wife] = couple(frame, age)
  return [husband, wife, ...children(frame, husband, wife, age, kids)]
}

function threeGenerations(frame: Frame): Family {
  const { rng } = frame.cradle
  const age = rng.int(26, 45)
  const family = nuclear(
    frame,
    age,
    rng.weighted([
      [1, 7],
      [2, 3],
    ]),
  )
  const elder = someone(frame, rng.chance(0.35) ? '1' : '2', age + rng.int(22, 30), undefined)
  if (elder.sex === '1') {
    elder.name = familyOf(family[0]!.name) + elder.name.slice(familyOf(elder.name).length)
    family[0]!.father = elder
  } else family[0]!.mother = elder
  elder.marriage = '30'
  return [...family, elder]
}

const single = (frame: Frame, sex: Sex, age: number, marriage: Person['marriage'] = '10'): Family => {
  const person = someone(frame, sex, age)
  person.marriage = marriage
  return [person]
}

/** A family registered here: mostly couples with one child, some of three generations, old couples, people alone. */
function registeredFamily(frame: Frame): Family {
  const { rng } = frame.cradle
  const kind = rng.weighted([
    ['child', 48],
    ['three', 15],
    ['couple', 10],
    ['old', 15],
    ['elder', 5],
    ['alone', 4],
    ['parent', 3],
  ])
  if (kind === 'child')
    return nuclear(
      frame,
      rng.int(26, 50),
      rng.weighted([
        [1, 74],
        [2, 26],
      ]),
    )
  if (kind === 'three') return threeGenerations(frame)
  if (kind === 'couple') return couple(frame, rng.int(24, 54))
  if (kind === 'old') return couple(frame, rng.int(55, 78))
  if (kind === 'elder') return single(frame, rng.chance(0.3) ? '1' : '2', rng.int(62, 86), '30')
  if (kind === 'alone') return single(frame, rng.pick(['1', '2']), rng.int(24, 45), rng.chance(0.7) ? '10' : '40')
  const [parent] = single(frame, rng.chance(0.25) ? '1' : '2', rng.int(30, 48), '40')
  const child = childOf(frame, parent!, parent!, rng.int(3, 17))
  child[parent!.sex === '1' ? 'mother' : 'father'] = null
  parent!.children = 1
  return [parent!, child]
}

/** A floating family: workers alone or with spouse and child. */
function floatingFamily(frame: Frame): Family {
  const { rng } = frame.cradle
  const kind = rng.weighted([
    ['alone', 24],
    ['couple', 26],
    ['child', 45],
    ['siblings', 5],
  ])
  if (kind === 'alone')
    return single(frame, rng.chance(0.58) ? '1' : '2', rng.int(18, 48), rng.chance(0.7) ? '10' : '20')
  if (kind === 'couple') return couple(frame, rng.int(22, 50))
  if (kind === 'child')
    return nuclear(
      frame,
      rng.int(24, 42),
      rng.weighted([
        [1, 55],
        [2, 45],
      ]),
    )
  const family = surname(rng)
  return [someone(frame, '1', rng.int(20, 30), family), someone(frame, '2', rng.int(18, 26), family)]
}

/** Workers who share a dormitory: one collective household. */
function workmates(frame: Frame): Family {
  const { rng } = frame.cradle
  const sex = rng.pick<Sex>(['1', '2'])
  return Array.from({ length: rng.int(3, 7) }, () => someone(frame, sex, rng.int(18, 40)))
}

/** A household that comes to live here on a day. */
export function makeFamily(cradle: Cradle, day: Day, kind: 'registered' | 'floating' | 'collective'): Family {
  const registered = kind === 'registered'
  const frame: Frame = { cradle, day, registered, registeredAt: registered ? HERE : elsewhere(cradle.rng) }
  if (kind === 'registered') return registeredFamily(frame)
  return kind === 'floating' ? floatingFamily(frame) : workmates(frame)
}
