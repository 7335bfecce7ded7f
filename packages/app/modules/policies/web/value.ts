import { provincialTemplate, type RuleParameterReply, type Unit } from '../contract.ts'

export type Shape = 'number' | 'range' | 'share' | 'flag' | 'text'
export type Values = Record<string, unknown>

/** The words among which the province chooses in a provision; none where any text may stand. */
export const optionsOf = (key: unknown): readonly string[] | undefined =>
  provincialTemplate.find((p) => p.key === key)?.options

/** Turns what was typed into the value that its shape asks for. */
export function valueOf(shape: Shape, unit: Unit, v: Values): unknown {
  const number = (name: string) => (v[name] === undefined || v[name] === '' ? undefined : Number(v[name]))
  if (shape === 'flag') return v['yes'] === true
  if (shape === 'range') return { min: number('min'), max: number('max') }
  if (shape === 'share') return { num: number('num'), den: number('den'), strict: v['strict'] === true }
  if (shape === 'number') return number('number')
  if (unit === 'list' && optionsOf(v['key'])) return v['chosen'] ?? []
  const text = String(v['text'] ?? '')
  return unit === 'list'
    ? text
        .split(/[、,，\n]/)
        .map((s) => s.trim())
        .filter(Boolean)
    : text
}

/** The fields again from a value that stands. */
export function fieldsOf(value: RuleParameterReply['value'] | undefined): Values {
  if (value === undefined) return {}
  if (typeof value === 'boolean') return { yes: value }
  if (typeof value === 'number') return { number: value }
  if (typeof value === 'string') return { text: value }
  return Array.isArray(value) ? { text: value.join('、'), chosen: value } : { ...value }
}
