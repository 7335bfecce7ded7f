import { BadInput } from '../errors.ts'

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined }

const DEEPEST = 64
/** Texts of parts that are known already. */
type Known = ReadonlyMap<unknown, string>
const NONE: Known = new Map()

/**
 * One text for one value: no spaces, keys in the order of their code units, what is `undefined` left out. Numbers are whole, so
 * that no machine writes one in another way. @throws BadInput `wrongShape` for what has no such text
 */
export const canonical = (value: unknown, where = 'archive', known: Known = NONE): string =>
  textOf(value, where, known, 0)

function textOf(value: unknown, where: string, known: Known, deep: number): string {
  if (deep > DEEPEST) throw new BadInput('wrongShape', where, 'too deep')
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new BadInput('notWhole', where, value)
    return String(value)
  }
  if (typeof value !== 'object') throw new BadInput('wrongShape', where, typeof value)
  const ready = deep < 4 ? known.get(value) : undefined
  if (ready !== undefined) return ready
  return Array.isArray(value) ? ofArray(value, where, known, deep) : ofObject(value, where, known, deep)
}

function ofArray(value: readonly unknown[], where: string, known: Known, deep: number): string {
  let text = '['
  for (let i = 0; i < value.length; i++) text += (i > 0 ? ',' : '') + textOf(value[i], where, known, deep + 1)
  return `${text}]`
}

function ofObject(value: object, where: string, known: Known, deep: number): string {
  let text = '{'
  for (const key of Object.keys(value).sort()) {
    const one: unknown = value[key as keyof object]
    if (one === undefined) continue
    text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${textOf(one, deep === 0 ? `${where}.${key}` : where, known, deep + 1)}`
  }
  return `${text}}`
}
