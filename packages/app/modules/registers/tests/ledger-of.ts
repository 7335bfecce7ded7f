import { expect } from 'vitest'
import { citizenIdCheck } from '#shared/codes.ts'
import type { RouteContract } from '#shared/contract.ts'
import { requestOf, type Sample } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import * as c from '../ledger/contract.ts'
import type { Ledger } from '../ledger/contract.ts'

let serial = 0
/** A synthetic id number of a man born on 1980-01-01, another one each time. */
export function aManOf1980(): string {
  const first = `37139919800101${++serial * 2 + 101}`
  return first + citizenIdCheck(first)
}

/** What somebody does with ledgers of the first community, over HTTP: its worker, or an officer of the area above. */
export function ledgerDesk(world: World, officeId = world.city.communityA1.id) {
  const role = officeId === world.city.communityA1.id ? 'communityWorker' : 'subdistrictOfficer'
  async function ask<T>(contract: RouteContract, given: Partial<Sample>, status = 200): Promise<T> {
    const who = world.actor(role, officeId)
    const reply = await world.http(who, requestOf(contract, { role: 'communityWorker', at: 'communityA1', ...given }))
    expect(reply.status, JSON.stringify(reply.body)).toBe(status)
    return reply.body as T
  }
  const upload = (content: string): Promise<Ledger> =>
    ask(c.uploadLedger, {
      query: { areaId: officeId },
      file: { name: '时光.csv', content: Buffer.from(content) },
    })
  const get = (of: { id: string }) => ask<Ledger>(c.getLedger, { params: { id: of.id } })
  async function check(of: Ledger): Promise<void> {
    const sheet = of.sheets[0]!
    const columns = sheet.columns.map(({ col, field }) => ({ col, field }))
    const communityId = world.city.communityA1.id
    const body = { sheet: sheet.name, columns, communityId, registeredUnlessSaid: true, asOf: '2020-01-01' }
    await ask(c.mapLedger, { params: { id: of.id }, body: { ...body, version: of.version } })
  }
  async function checked(content: string): Promise<Ledger> {
    const of = await upload(content)
    await check(of)
    await world.runJobs()
    return get(of)
  }
  const take = (of: Ledger, status = 200) =>
    ask<{ error: { code: string } }>(c.takeLedger, { params: { id: of.id }, body: { version: of.version } }, status)
  const decide = (of: Ledger, estates: { id: string; unitId: string | null }[], status = 200) =>
    ask<{ error: { code: string } }>(
      c.decideEstates,
      { params: { id: of.id }, body: { version: of.version, estates } },
      status,
    )
  return { ask, upload, get, check, checked, take, decide }
}
