import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteContract } from '#shared/contract.ts'
import { roles, type Role } from '#shared/roles.ts'
import { holds } from '#server/access.ts'
import { modules } from '../app.ts'
import { callerOf, requestOf, type Sample, type Samples } from './samples.ts'
import { openWorld, type World } from './world.ts'

const entries = await Promise.all(
  modules
    .filter((m) => m.name !== 'kit')
    .map(async (m) => {
      const file = join(import.meta.dirname, `../modules/${m.name}/tests/samples.ts`)
      const samples = existsSync(file) ? ((await import(file)) as { samples: Samples }).samples : {}
      return m.routes.map((r) => ({
        module: m.name,
        contract: r.contract,
        name: r.contract.name,
        sample: samples[r.contract.name],
      }))
    }),
)
const routes = entries.flat()

let world: World
const made = new Map<string, Sample>()
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const entriesOfAudit = () =>
  world.system(
    async (ctx) =>
      (
        await ctx.db
          .selectFrom('auditEntry')
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
  )

describe('every route', () => {
  it('has a valid sample', () => {
    expect(routes.filter((r) => !r.sample).map((r) => r.name)).toEqual([])
  })

  describe.each(routes.filter((r) => r.sample))('$name', ({ contract, sample: make }) => {
    it('works with its sample, and leaves one audit entry where it is a command and none where it is a query', async () => {
      const sample = await make!(world)
      made.set(contract.name, sample)
      const before = await entriesOfAudit()
      const reply = await world.http(
        contract.permission === 'public' ? undefined : callerOf(world, sample),
        requestOf(contract, sample),
      )
      expect(reply.status, JSON.stringify(reply.body).slice(0, 500)).toBeLessThan(300)
      expect((await entriesOfAudit()) - before).toBe(contract.kind === 'command' ? 1 : 0)
      if (contract.permission === 'public')
        expect(await personalIn(reply.raw, namedByLaw.has(contract.name))).toEqual([])
    })

    if (contract.permission === 'public') return

    it('asks who is there', async () => {
      const sample = made.get(contract.name)!
      expect((await world.http(undefined, requestOf(contract, sample))).status).toBe(401)
    })

    it('refuses every role without its right', async () => {
      const sample = made.get(contract.name)!
      if (contract.permission === 'session') return
      for (const role of roles) {
        const actor = world.actor(role, world.city.city.id)
        if (holds(actor, contract.permission)) continue
        expect((await world.http(actor, requestOf(contract, sample))).status, role).toBe(403)
      }
    })

    it('gives nothing of one area to another, and takes nothing from it', async () => {
      const sample = made.get(contract.name)!
      const inC = world.city[sample.at].path.startsWith(world.city.luozhuang.path)
      const foreign = inC ? world.city.streetB : world.city.townC
      // A city officer stands at the city only; the strongest stranger of another area is one of a county.
      const role: Role = sample.role === 'cityOfficer' ? 'countyOfficer' : sample.role
      const stranger = world.actor(role, foreign.id)
      const reply = await world.http(stranger, requestOf(contract, sample))
      const points = contract.kind === 'command' || contract.params !== undefined
      if (points && reply.status < 300)
        expect(openToAll(contract), `${contract.name}: ${JSON.stringify(reply.body).slice(0, 300)}`).toBe(true)
    })
  })
})

/** Public information is open to every account; what is one's own needs no area; a release is kept at the caller's own. */
const openToAll = ({ name, permission, kind }: RouteContract): boolean =>
  permission === 'session' ||
  name === 'areas.uploadRelease' ||
  (kind === 'query' && ['areas.view', 'policies.view', 'indicators.view'].includes(permission))

/** Routes whose replies name people because the law has their names published: election committee, voter list, candidates, result (arts. 15 to 19). */
const namedByLaw: ReadonlySet<string> = new Set([
  'elections.publicGet',
  'elections.publicVoters',
  'elections.publicCount',
])

/** What a reply says about people of the registers: their names, numbers that look like theirs. */
async function personalIn(raw: Buffer, namesAllowed: boolean): Promise<string[]> {
  const text = raw.toString()
  const people = await world.system((ctx) => ctx.db.selectFrom('resident').select('name').distinct().execute())
  // What stands within hexadecimal signs is a piece of an id.
  const numbers = text.match(/(?<![\da-f])(\d{17}[\dX]|1[0-9]{10})(?![\da-f])/g) ?? []
  const names = namesAllowed ? [] : people.map((p) => p.name).filter((name) => text.includes(name))
  return [...numbers, ...names]
}
