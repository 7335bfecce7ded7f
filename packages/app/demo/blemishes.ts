import { addDays, type Day } from '#shared/dates.ts'
import { makePerson } from './families.ts'
import type { Person, Spell } from './people.ts'
import { enter, note, type Register } from './register.ts'

const MISHEARD: Record<string, string> = {
  伟: '玮',
  静: '婧',
  燕: '艳',
  华: '花',
  英: '瑛',
  强: '墙',
  丽: '莉',
  明: '名',
  浩: '皓',
  涵: '晗',
  兰: '蓝',
  国: '囯',
  文: '闻',
  玉: '钰',
  梅: '枚',
}

/** The name as a hurried hand writes it, or `undefined` where nothing in it is easily misheard. */
export function misspelt(name: string): string | undefined {
  const at = [...name].findIndex((c, i) => i > 0 && MISHEARD[c] !== undefined)
  return at < 0 ? undefined : [...name].map((c, i) => (i === at ? MISHEARD[c]! : c)).join('')
}

/**
 * Names once written wrongly and put right later: the wrong row stays, superseded on the day of the correction, which is
 * when the right one was written down.
 */
export function addCorrections(register: Register, count: number): void {
  const { rng } = register.cradle
  for (let n = 0; n < count; n++) {
    const spell = rng.pick(register.spells)
    const wrong = misspelt(spell.name)
    const day = addDays(spell.from, rng.int(5, 200))
    if (!wrong || spell.recorded !== spell.from || day > register.until || (spell.to !== null && day >= spell.to))
      continue
    const person = register.cradle.people[spell.person]!
    const event = register.events.length
    register.events.push({
      key: event,
      kind: 'corrected',
      day,
      person: person.key,
      household: spell.household,
      community: spell.community,
      paper: '居民户口簿',
      reason: `姓名误写为“${wrong}”,按户口簿更正`,
      place: null,
    })
    const asWritten: Spell = { ...spell, name: wrong, to: null, end: null, superseded: day }
    spell.recorded = day
    register.spells.push(asWritten)
  }
}

/** Two rows of the register that are one person. */
export interface Twins {
  real: Person
  twin: Person
}

/** People whom two communities both wrote down: same name and birth, no id number on the second row. */
export function addDuplicates(register: Register, count: number, day: Day): Twins[] {
  const { rng, people } = register.cradle
  const living = people.filter((p) => p.spell?.to === null && !p.registered && p.lastDay < day)
  const homes = register.households.filter(
    (h) => h.members.length > 0 && h.lastDay < day && h.members.every((p) => p.lastDay < day),
  )
  return Array.from({ length: Math.min(count, living.length) }, () => {
    const real = rng.pick(living)
    const host = rng.pick(homes.filter((h) => h.dwelling.community !== real.spell!.community))
    const twin = makePerson(register.cradle, {
      sex: real.sex,
      birth: real.birth,
      registered: false,
      registeredAt: real.registeredAt,
    })
    Object.assign(twin, { name: real.name, idNumber: null, phone: null, ethnic: real.ethnic })
    enter(register, host, twin, day, note(register, host, twin, day, { kind: 'moveIn', reason: '租房居住' }))
    return { real, twin }
  })
}

/** A resident's wish to have a field put right. */
export interface Wish {
  person: number
  community: number
  field: 'education' | 'marriage' | 'employment'
  oldValue: string
  newValue: string
  reason: string
  day: Day
}

const WISHES = [
  ['education', '60', '30', '已取得大专毕业证书'],
  ['employment', '24', '54', '已办理个体工商户营业执照'],
  ['marriage', '20', '40', '已办理离婚登记'],
  ['education', '70', '60', '登记时填写有误'],
] as const

/** Wishes that wait in each community. */
export function wishes(register: Register, day: Day): Wish[] {
  const { rng, people } = register.cradle
  const living = people.filter((p) => p.spell?.to === null && p.registered)
  return [0, 1, 2].flatMap((community) =>
    WISHES.flatMap(([field, oldValue, newValue, reason]) => {
      const fit = living.filter((p) => p.spell!.community === community && p.spell![field] === oldValue)
      if (fit.length === 0) return []
      return [
        { person: rng.pick(fit).key, community, field, oldValue, newValue, reason, day: addDays(day, -rng.int(1, 20)) },
      ]
    }),
  )
}
