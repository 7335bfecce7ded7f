import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../app.ts'
import { openWorld, type World } from './world.ts'

const TOTAL = 10_000
const bound = modules.flatMap((m) => m.routes)
const contracts = bound.map((r) => r.contract)
/** Routes of foreign standards refuse in their own form. */
const foreign = new Set(bound.filter((r) => r.refuse).map((r) => r.contract.name))
const each = Math.ceil(TOTAL / Math.max(1, contracts.length))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    "'; drop table area; --",
    '=cmd()',
    '../../etc/passwd',
    '%',
    '999999999999999999999',
    '-1',
    'NaN',
    '2026-02-30',
    '0000-00-00',
    '\u202e',
    '🏮',
    'null',
    '[]',
    '{}',
  ),
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.uuid(),
  fc.integer().map(String),
)
const anyBody = fc.oneof(
  fc.anything({ withNullPrototype: false, maxDepth: 3, values: [nasty, fc.double(), fc.boolean(), fc.constant(null)] }),
  fc.dictionary(fc.string({ maxLength: 12 }), nasty),
)

/** A body that has the contract's own names, with values that are mostly wrong. */
function bodyFor(shape: string[]): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(shape.map((k) => [k, fc.oneof(nasty, fc.anything({ maxDepth: 2 }))])), {
    requiredKeys: [],
  })
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: anyBody })
}
const namesOf = (schema: unknown): string[] => Object.keys((schema as { shape?: object } | undefined)?.shape ?? {})

describe('bad input', () => {
  it.each(contracts.map((c) => ({ name: c.name, contract: c })))(
    `to $name never breaks the server`,
    async ({ contract }) => {
      const actor = world.actor('cityOfficer', world.city.city.id)
      const right = contract.permission
      const who = right === 'public' ? undefined : actor
      await fc.assert(
        fc.asyncProperty(
          fc.record(Object.fromEntries(namesOf(contract.params).map((k) => [k, nasty]))),
          fc.record(Object.fromEntries(namesOf(contract.query).map((k) => [k, nasty])), { requiredKeys: [] }),
          bodyFor(namesOf(contract.body)),
          async (params, query, body) => {
            const path = contract.path.replace(
              /\{(\w+)\}/g,
              (_, k: string) => encodeURIComponent((params as Record<string, string>)[k]?.toWellFormed() ?? 'x') || 'x',
            )
            const search = new URLSearchParams(query as Record<string, string>).toString()
            const reply = await world.http(who, {
              method: contract.method,
              url: `${path}?${search}`,
              ...(contract.method === 'GET'
                ? {}
                : { payload: JSON.stringify(body) ?? 'undefined', headers: { 'content-type': 'application/json' } }),
            })
            expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500)
            if (reply.status >= 400)
              expect(
                foreign.has(contract.name)
                  ? String(reply.raw)
                  : (reply.body as { error: { message: string } }).error.message,
              ).toBeTruthy()
            expect(String(reply.raw.subarray(0, 2000))).not.toMatch(/\bat .*\.ts:\d+|node_modules/)
          },
        ),
        { numRuns: each },
      )
    },
  )
})
