import type { z } from 'zod'

/** A refusal of one field before it has a sentence: key of the texts and what fills it. */
export interface Fault {
  key: string
  params: Record<string, string | number>
}

type Issue = z.core.$ZodIssue
const DOMAIN = /^([a-z][a-zA-Z]*)\.([a-zA-Z]+)$/

/** How the kit says what a schema refused. A message of the form `module.reason` is the module's own sentence. */
export function faultOf(issue: Issue, empty: boolean): Fault {
  const own = DOMAIN.exec(issue.message)
  if (own) return { key: `${own[1]}:errors.${own[2]}`, params: {} }
  if (empty) return { key: 'kit:check.required', params: {} }
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeFault(issue)
  if (issue.code === 'invalid_format') return { key: formatKey(issue.format), params: {} }
  if (issue.code === 'invalid_type' && issue.expected === 'number') return { key: 'kit:check.number', params: {} }
  if (issue.code === 'invalid_type' && issue.expected === 'int') return { key: 'kit:check.whole', params: {} }
  return { key: 'kit:check.other', params: {} }
}

function sizeFault(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Fault {
  const small = issue.code === 'too_small'
  const bound = Number(small ? issue.minimum : issue.maximum)
  const kind = issue.origin === 'string' ? 'chars' : issue.origin === 'array' ? 'items' : 'value'
  if (small && bound === 1 && kind !== 'value') return { key: 'kit:check.required', params: {} }
  return { key: `kit:check.${small ? 'min' : 'max'}${kind[0]!.toUpperCase()}${kind.slice(1)}`, params: { n: bound } }
}

const formatKey = (format: string): string =>
  ['date', 'email', 'url', 'uuid'].includes(format) ? `kit:check.${format}` : 'kit:check.format'

interface Inner {
  shape?: Record<string, z.ZodType>
  /** Of a list: what each of its entries is. */
  element?: z.ZodType
  unwrap?: () => z.ZodType
}

/** The schema of a dotted name within an object schema, or `undefined` where it cannot be told. */
export function schemaAt(schema: z.ZodType | undefined, name: string): z.ZodType | undefined {
  let at = schema
  for (const part of name.split('.')) {
    while (at && !(at as Inner).shape && !(at as Inner).element && (at as Inner).unwrap) at = (at as Inner).unwrap!()
    const inner = at as Inner | undefined
    at = /^\d+$/.test(part) ? inner?.element : inner?.shape?.[part]
  }
  return at
}

export type Values = Record<string, unknown>

/** The value at a dotted name. */
export const valueAt = (values: Values, name: string): unknown =>
  name.split('.').reduce<unknown>((at, part) => (at as Values | undefined)?.[part], values)

/** A copy with the value at a dotted name replaced. */
export function withValue(values: Values, name: string, value: unknown): Values {
  const [head = '', ...rest] = name.split('.')
  const copy = (Array.isArray(values) ? [...(values as unknown[])] : { ...values }) as Values
  const inside = (values[head] as Values | undefined) ?? {}
  copy[head] = rest.length === 0 ? value : withValue(inside, rest.join('.'), value)
  return copy
}

/** What is sent: text trimmed, empty text absent (null where the schema wants null), figures as numbers. */
export function cleaned(values: Values, schema: z.ZodType | undefined, numbers: ReadonlySet<string>, at = ''): Values {
  const out: Values = {}
  for (const [key, value] of Object.entries(values)) {
    const name = at + key
    const one = clean(value, name, schema, numbers)
    if (one !== undefined) out[key] = one
  }
  return out
}

function clean(value: unknown, name: string, schema: z.ZodType | undefined, numbers: ReadonlySet<string>): unknown {
  const inside = (of: unknown, at: string) => (isGroup(of) ? cleaned(of, schema, numbers, `${at}.`) : of)
  if (Array.isArray(value)) return value.map((one, i) => inside(one, `${name}.${i}`))
  if (isGroup(value)) return inside(value, name)
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return takesNull(schemaAt(schema, name)) ? null : undefined
  const figure = Number(text.replaceAll(',', ''))
  return numbers.has(name) && !Number.isNaN(figure) ? figure : text
}

const isGroup = (value: unknown): value is Values =>
  !!value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)

const takesNull = (schema: z.ZodType | undefined): boolean =>
  !!schema && !schema.safeParse(undefined).success && schema.safeParse(null).success

/** Whether the schema refuses an absent value. */
export const isRequired = (schema: z.ZodType | undefined): boolean => !!schema && !schema.safeParse(undefined).success

/** Every field that the schema refuses, by dotted name, the first fault of each. */
export function faultsOf(schema: z.ZodType | undefined, values: Values): Record<string, Fault> {
  const result = schema?.safeParse(values)
  const faults: Record<string, Fault> = {}
  for (const issue of result?.error?.issues ?? []) {
    const name = issue.path.join('.')
    faults[name] ??= faultOf(issue, name !== '' && [undefined, null, ''].includes(valueAt(values, name) as never))
  }
  return faults
}
