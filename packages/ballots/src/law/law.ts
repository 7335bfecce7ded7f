import { realDay, type Day } from '../days.ts'
import { BadInput, whole } from '../errors.ts'
import { fraction } from '../shares.ts'
import { fullKey, PROVISIONS, SUBJECT, type LawKey, type Shapes, type ValueOf } from './keys.ts'

/** Where a provision stands written. */
export interface Citation {
  /** `CN-RC-2025` */
  readonly ruleSet: string
  readonly document: string
  /** 第十九条 */
  readonly article: string
  readonly words?: string | null
}
/** What is cited of a provision. */
export const cite = ({ ruleSet, document, article, words = null }: Citation): Citation => ({
  ruleSet,
  document,
  article,
  words,
})

export interface Provision<V = unknown> extends Citation {
  readonly value: V
}

/** The law of a day: what national law and the local pack say on it. What no provision says is open; nothing is assumed. */
export interface Law {
  readonly day: Day
  /** By the full keys of the rule sets. */
  readonly provisions: Readonly<Record<string, Provision>>
}

/** A provision as the policies module hands it out (its `Rule`). */
export interface RuleLike {
  readonly key: string
  readonly value: unknown
  readonly citation: Citation
}

/**
 * The law of a day out of its provisions; those that this package does not read are left out, `undefined` ones are what the
 * law does not say.
 * @throws BadInput `twice` for two provisions on one key, `wrongShape` for a value that its key cannot have
 */
export function lawOf(day: Day, rules: Iterable<RuleLike | undefined>): Law {
  const provisions: Record<string, Provision> = {}
  for (const rule of rules) {
    const key = rule?.key.startsWith(SUBJECT) ? rule.key.slice(SUBJECT.length) : ''
    if (!rule || !Object.hasOwn(PROVISIONS, key)) continue
    if (provisions[rule.key]) throw new BadInput('twice', rule.key)
    const value = shaped(rule.value, PROVISIONS[key as LawKey], rule.key)
    provisions[rule.key] = { value, ...cite(rule.citation) }
  }
  return { day: realDay(day, 'law.day'), provisions }
}

/** The same law, each provision checked again: for one that was read from a file. @throws BadInput */
export const checkedLaw = (law: Law): Law =>
  lawOf(
    law.day,
    Object.entries(law.provisions).map(([key, { value, ...citation }]) => ({ key, value, citation })),
  )

function shaped(value: unknown, shape: keyof Shapes, where: string): unknown {
  if (shape === 'share') return fraction(value, where)
  if (shape === 'count') return whole(value as number, where)
  if (shape === 'range') {
    const { min, max } = (value ?? {}) as Shapes['range']
    if (whole(min, where) > whole(max, where)) throw new BadInput('wrongShape', where)
    return { min, max }
  }
  const fits =
    shape === 'list'
      ? Array.isArray(value) && value.every((v) => typeof v === 'string')
      : typeof value === (shape === 'flag' ? 'boolean' : 'string')
  if (!fits) throw new BadInput('wrongShape', where)
  return value
}

/** What the law of the day says on a matter, or `undefined` where it is silent. */
export const said = <K extends LawKey>(law: Law, key: K): Provision<ValueOf<K>> | undefined =>
  law.provisions[fullKey(key)] as Provision<ValueOf<K>> | undefined

/** Whether the law says so; silence and a `false` are no. */
export const says = <K extends LawKey>(law: Law, key: K): boolean => said(law, key)?.value === true

/** Whether a list of the law has an entry; an unsaid list has none. */
export const lists = <K extends LawKey>(law: Law, key: K, entry: string): boolean => {
  const value = said(law, key)?.value
  return Array.isArray(value) && value.includes(entry)
}
