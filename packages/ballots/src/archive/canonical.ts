import { BadInput } from '../errors.ts'

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined }

const DEEPEST = 64

/**
 * One text for one value: no spaces, keys in the order of their code units, what is `undefined` left out. Numbers are whole, so
 * that no machine writes one in another way. @throws BadInput `wrongShape` for what has no such text
 */
export function canonical(value: unknown, where = 'archive', deep = 0): string {
  if (deep > DEEPEST) throw new BadInput('wrongShape', where, 'too deep')
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new BadInput('notWhole', where, value)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map((v, i) => canonical(v, `${where}[${i}]`, deep + 1)).join(',')}]`
  if (typeof value !== 'object') throw new BadInput('wrongShape', where, typeof value)
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v, `${where}.${k}`, deep + 1)}`).join(',')}}`
}
