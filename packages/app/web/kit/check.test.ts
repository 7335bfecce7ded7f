import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleaned, faultsOf, isRequired, schemaAt, withValue } from './check.ts'

const schema = z.object({
  name: z.string().min(2),
  age: z.number().int().min(0).max(130).optional(),
  bornOn: z.iso.date(),
  left: z.string().nullable(),
  address: z.object({ street: z.string().min(1) }),
  id: z
    .string()
    .refine((id) => id !== 'bad', 'registers.badId')
    .optional(),
})

describe('a form checked against its contract', () => {
  test('names what is missing, too short and not a day, each at its field', () => {
    expect(faultsOf(schema, { name: '王', bornOn: '2002-2-30', left: null, address: {} })).toEqual({
      name: { key: 'kit:check.minChars', params: { n: 2 } },
      bornOn: { key: 'kit:check.date', params: {} },
      'address.street': { key: 'kit:check.required', params: {} },
    })
  })
  test('uses the sentence of the module where the contract names one', () => {
    const values = { name: '王芳', bornOn: '2002-02-03', left: null, address: { street: '一' }, id: 'bad' }
    expect(faultsOf(schema, values)).toEqual({ id: { key: 'registers:errors.badId', params: {} } })
  })
  test('sends trimmed text, leaves empty text out, and figures as numbers', () => {
    const typed = { name: ' 王芳 ', age: '1,3', bornOn: '', left: '', address: { street: ' ' } }
    expect(cleaned(typed, schema, new Set(['age']))).toEqual({ name: '王芳', age: 13, left: null, address: {} })
  })
  test('knows what is required, inside too', () => {
    expect(isRequired(schemaAt(schema, 'address.street'))).toBe(true)
    expect(isRequired(schemaAt(schema, 'age'))).toBe(false)
    expect(isRequired(schemaAt(schema, 'nothing'))).toBe(false)
  })
  test('replaces inside without touching the rest', () => {
    expect(withValue({ a: 1, b: { c: 2, d: 3 } }, 'b.c', 4)).toEqual({ a: 1, b: { c: 4, d: 3 } })
    expect(withValue({ list: [{ a: 1 }, { a: 2 }] }, 'list.1.a', 3)).toEqual({ list: [{ a: 1 }, { a: 3 }] })
  })
  test('reaches into the entries of a list', () => {
    const list = z.object({ parts: z.array(z.object({ name: z.string().min(2), code: z.string().optional() })).min(1) })
    expect(cleaned({ parts: [{ name: ' 东关 ', code: '' }] }, list, new Set())).toEqual({ parts: [{ name: '东关' }] })
    expect(isRequired(schemaAt(list, 'parts.0.name'))).toBe(true)
    expect(isRequired(schemaAt(list, 'parts.0.code'))).toBe(false)
    expect(Object.keys(faultsOf(list, { parts: [{ name: '东关' }, {}] }))).toEqual(['parts.1.name'])
  })
})
