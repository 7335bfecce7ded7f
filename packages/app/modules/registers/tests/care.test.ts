import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { moveOut } from '../commands/leave.ts'
import { addToList, openSpecialList, removeFromList } from '../commands/lists.ts'
import { addLocalUnit, changeLocalUnit, closeLocalUnit } from '../commands/local-units.ts'
import { decideDuplicate, mergePeople } from '../commands/merge.ts'
import { moveHousehold, movePerson } from '../commands/move.ts'
import { decideCorrection, requestCorrection } from '../commands/requests.ts'
import { revealId, revealMany } from '../commands/reveal.ts'
import {
  getToday,
  listCorrectionRequests,
  listDuplicates,
  listEntries,
  listLocalUnits,
  listSpecialLists,
} from '../queries/care.ts'
import { getPersonHistory } from '../queries/events.ts'
import { getPerson } from '../queries/people.ts'
import { allowTestIds, countsOf, household, refusal, syntheticId } from './people-of.ts'

let world: World
let a1: string
let b1: string
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  b1 = world.city.communityB1.id
})
afterAll(() => world.close())
const worker = (at = a1, strong = true) => world.actor('communityWorker', at, strong)
const page = { page: 1, size: 50 }

describe('duplicates', () => {
  it('one id number in two communities stands on the queue; merged, no spell is lost and nobody counts twice', async () => {
    const idNumber = syntheticId('1975-03-03', '1', 5)
    const who = { name: '陈建军', sex: '1', birthOn: '1975-03-03', idNumber, relation: '8' }
    const first = await world.as(worker(b1), (ctx) => household(ctx, b1, [{}, who], { on: '2003-01-01' }))
    const second = await world.as(worker(), (ctx) => household(ctx, a1, [{}, who], { on: '2009-01-01' }))
    const idOf = (h: typeof first) => h.members.find((m) => m.name === '陈建军')!.personId
    expect(idOf(first)).not.toBe(idOf(second))
    const seen = await world.as(worker(), (ctx) => listDuplicates(ctx, { ...page, areaId: a1 }))
    expect(seen.rows).toMatchObject([
      { ground: 'sameId', state: 'open', one: { name: '陈建军' }, other: null, otherCommunity: '涑河社区' },
    ])
    const pair = seen.rows[0]!
    expect(
      await refusal(
        world.as(worker(), (ctx) => decideDuplicate(ctx, pair.id, { version: 1, verb: 'merge', reason: '同一人' })),
      ),
    ).toBe('access.notFound')
    await world.as(worker(b1), (ctx) => moveOut(ctx, idOf(first), { version: 1, on: '2009-01-01', reason: '搬走' }))
    const county = world.actor('countyOfficer', world.city.lanshan.id)
    await world.as(county, async (ctx) => {
      await decideDuplicate(ctx, pair.id, { version: 1, verb: 'merge', reason: '同一人', keepId: idOf(second) })
      const spells = (await getPersonHistory(ctx, idOf(first))).spells.filter((s) => s.supersededAt === null)
      expect(spells.map((s) => [s.communityId, s.from, s.to])).toEqual([
        [a1, '2009-01-01', null],
        [b1, '2003-01-01', '2009-01-01'],
      ])
      expect((await getPerson(ctx, idOf(first))).id).toBe(idOf(second))
      for (const day of ['2005-01-01', '2010-01-01'])
        for (const c of [a1, b1]) {
          const { byChanges, byRows } = await countsOf(ctx, c, day)
          expect(byChanges).toBe(byRows)
        }
    })
  })

  it('an entry with a stay out of reach is merged by nobody but who reaches all of it', async () => {
    const [home, away] = await world.system(async (ctx) => [
      await household(ctx, a1, [{}, { idNumber: undefined }, { idNumber: undefined }]),
      await household(ctx, b1, [{}]),
    ])
    const [, keep, gone] = home!.members
    const moving = { version: 1, on: '2010-01-01', reason: '搬家', toHouseholdId: away!.id, relation: '8' }
    await world.system((ctx) => movePerson(ctx, gone!.personId, moving))
    const same = { version: 1, otherId: gone!.personId, otherVersion: 2, reason: '同一人' }
    expect(await refusal(world.as(worker(), (ctx) => mergePeople(ctx, keep!.personId, same)))).toBe('access.notFound')
    const there = await world.as(worker(b1), (ctx) => getPerson(ctx, gone!.personId))
    expect(there).toMatchObject({ id: gone!.personId, living: true })
  })

  it('people alike in name, birth and address are suspected, and may be kept apart', async () => {
    await world.as(worker(), async (ctx) => {
      const who = { name: '刘芳', sex: '2', birthOn: '1988-08-08', idNumber: undefined }
      const one = await household(ctx, a1, [who], { address: '光明路2号' })
      const two = await household(ctx, a1, [who], { address: '光明路2号' })
      const pair = (await listDuplicates(ctx, { ...page, areaId: a1, ground: 'alike' })).rows[0]!
      expect([pair.one?.id, pair.other?.id].sort()).toEqual([one.members[0]!.personId, two.members[0]!.personId].sort())
      await decideDuplicate(ctx, pair.id, { version: 1, verb: 'keepApart', reason: '姑侄同名' })
      expect(await refusal(decideDuplicate(ctx, pair.id, { version: 2, verb: 'merge', reason: '误' }))).toBe(
        'registers.notNow',
      )
      const [keep, drop] = [one.members[0]!.personId, two.members[0]!.personId]
      await mergePeople(ctx, keep, { version: 1, otherId: drop, otherVersion: 1, reason: '核实为一人' })
      const spells = (await getPersonHistory(ctx, keep)).spells
      expect(spells.filter((s) => s.supersededAt === null)).toHaveLength(1)
      expect(spells.filter((s) => s.supersededAt !== null)).toHaveLength(2)
    })
  })
})

describe('care for personal data', () => {
  it('a number is shown for a purpose only, and the person can see who looked', async () => {
    const idNumber = syntheticId('1969-09-09', '2', 41)
    const home = await world.as(worker(), (ctx) => household(ctx, a1, [{ sex: '2', birthOn: '1969-09-09', idNumber }]))
    const id = home.members[0]!.personId
    const { value } = await world.as(worker(), (ctx) =>
      revealId(ctx, id, { purpose: 'issueProof', reason: '居住证明' }),
    )
    expect(value).toBe(idNumber)
    const history = await world.as(worker(), (ctx) => getPersonHistory(ctx, id))
    expect(history.revealings).toMatchObject([{ fields: ['idNumber'], purpose: 'issueProof' }])
    expect(await refusal(world.as(worker(b1), (ctx) => revealId(ctx, id, { purpose: 'issueProof' })))).toBe(
      'access.notFound',
    )
    const many = {
      communityId: a1,
      ids: [id],
      purpose: 'dataCheck' as const,
      reason: '核对',
      fields: ['idNumber' as const],
    }
    expect(await refusal(world.as(worker(a1, false), (ctx) => revealMany(ctx, many)))).toBe('access.secondFactor')
    expect((await world.as(worker(), (ctx) => revealMany(ctx, many))).people).toEqual([
      { id, name: expect.any(String), idNumber, phone: null },
    ])
    const after = await world.as(worker(), (ctx) => getPersonHistory(ctx, id))
    expect(after.revealings.map((r) => r.fields)).toEqual([['idNumber'], ['idNumber']])
  })

  it('the numbers of somebody who moved on are no longer shown by the community they left', async () => {
    const idNumber = syntheticId('1971-03-03', '1', 43)
    const home = await world.as(worker(), (ctx) => household(ctx, a1, [{ sex: '1', birthOn: '1971-03-03', idNumber }]))
    const id = home.members[0]!.personId
    const move = {
      version: 1,
      on: '2020-01-01',
      paper: '迁移证',
      reason: '搬家',
      toCommunityId: b1,
      address: '东街1号',
    }
    await world.system((ctx) => moveHousehold(ctx, home.id, move))
    expect(await refusal(world.as(worker(), (ctx) => revealId(ctx, id, { purpose: 'issueProof' })))).toBe(
      'access.notFound',
    )
    expect((await world.as(worker(b1), (ctx) => revealId(ctx, id, { purpose: 'issueProof' }))).value).toBe(idNumber)
  })

  it('a request changes nothing until it is accepted; a refusal needs its reason', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{ name: '赵一', sex: '1', birthOn: '1977-07-07', idNumber: undefined }])
      const id = home.members[0]!.personId
      const first = await requestCorrection(ctx, id, { field: 'name', newValue: '赵逸', reason: '写错字' })
      expect((await getPerson(ctx, id)).name).toBe('赵一')
      await decideCorrection(ctx, first.id, { version: 1, verb: 'accept' })
      expect((await getPerson(ctx, id)).name).toBe('赵逸')
      const second = await requestCorrection(ctx, id, { field: 'birthOn', newValue: '1978-07-07', reason: '年份有误' })
      expect(await refusal(decideCorrection(ctx, second.id, { version: 1, verb: 'refuse' }))).toBe('registers.noReason')
      await decideCorrection(ctx, second.id, { version: 1, verb: 'refuse', reason: '与户口簿不符' })
      expect((await listCorrectionRequests(ctx, { ...page, areaId: a1 })).rows.map((r) => r.state).sort()).toEqual([
        'accepted',
        'refused',
      ])
      expect(await refusal(requestCorrection(ctx, id, { field: 'sex', newValue: '男', reason: '误' }))).toBe(
        'registers.badCode',
      )
    })
  })

  it('a number that cannot be one is refused when the request is taken in, not when it is decided', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{ sex: '1', birthOn: '1977-07-08', idNumber: undefined }])
      const id = home.members[0]!.personId
      const right = syntheticId('1977-07-08', '1', 77)
      const wish = (field: 'idNumber' | 'phone', newValue: string) =>
        refusal(requestCorrection(ctx, id, { field, newValue, reason: '误' }))
      expect(await wish('idNumber', '37139919770708')).toBe('registers.idShape')
      expect(await wish('idNumber', right.slice(0, 17) + (right.endsWith('X') ? '1' : 'X'))).toBe('registers.idCheck')
      expect(await wish('phone', '12345')).toBe('registers.badPhone')
      const phone = await requestCorrection(ctx, id, { field: 'phone', newValue: '0539-1234567', reason: '换号' })
      await decideCorrection(ctx, phone.id, { version: 1, verb: 'accept' })
      const { id: request } = await requestCorrection(ctx, id, { field: 'idNumber', newValue: right, reason: '补录' })
      await decideCorrection(ctx, request, { version: 1, verb: 'accept' })
      expect((await getPerson(ctx, id)).idMasked).toContain(right.slice(-4))
    })
  })

  it('a list keeps its entries no longer than it may', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}])
      const personId = home.members[0]!.personId
      const list = await openSpecialList(ctx, {
        areaId: a1,
        name: '高龄津贴',
        source: '民政台账',
        purpose: '发放高龄津贴',
        legalBasis: '《老年人权益保障法》第三十三条',
        keepMonths: 12,
      })
      const entry = { personId, source: '本人申请', purpose: '发放高龄津贴', note: '', on: '2026-05-01' }
      expect(await refusal(addToList(ctx, list.id, { ...entry, expiresOn: '2028-01-01' }))).toBe(
        'registers.keptTooLong',
      )
      expect(await refusal(addToList(ctx, list.id, { ...entry, on: '2025-11-30', expiresOn: '2026-12-01' }))).toBe(
        'registers.keptTooLong',
      )
      const added = await addToList(ctx, list.id, entry)
      const { rows } = await listEntries(ctx, list.id, { ...page, state: 'current' })
      expect(rows[0]!.expiresOn).toBe(`${Number(entry.on.slice(0, 4)) + 1}${entry.on.slice(4)}`)
      expect(await refusal(addToList(ctx, list.id, entry))).toBe('registers.onList')
      expect((await getPerson(ctx, personId)).lists.map((l) => l.name)).toEqual(['高龄津贴'])
      expect((await listSpecialLists(ctx, { ...page, areaId: a1 })).rows.find((l) => l.id === list.id)!.entries).toBe(1)
      const off = (on: string) => refusal(removeFromList(ctx, added.id, { version: 1, on, reason: '迁出' }))
      expect(await off('2999-01-01')).toBe('registers.afterToday')
      expect(await off('1950-01-01')).toBe('registers.beforeEntry')
      await removeFromList(ctx, added.id, { version: 1, on: '2026-05-20', reason: '迁出' })
      expect((await listEntries(ctx, list.id, { ...page, state: 'ended' })).total).toBe(1)
    })
  })

  it('local units carry the level of their superior and change on a day', async () => {
    await world.as(worker(), async (ctx) => {
      const input = {
        communityId: a1,
        name: '临沂第一中学',
        kind: 'school' as const,
        superiorLevel: 'city' as const,
        superior: '市教育局',
        address: '',
        contact: '',
        on: '2001-01-01',
        reason: '调查',
      }
      expect(await refusal(addLocalUnit(ctx, { ...input, creditCode: '91350100M000100Y44' }))).toBe(
        'registers.badCreditCode',
      )
      const { id } = await addLocalUnit(ctx, input)
      await changeLocalUnit(ctx, id, {
        version: 1,
        on: '2010-01-01',
        reason: '划转',
        facts: { superiorLevel: 'county' },
      })
      expect(
        (await listLocalUnits({ ...ctx, asOf: '2005-01-01' }, { ...page, areaId: a1 })).rows[0]!.superiorLevel,
      ).toBe('city')
      expect((await listLocalUnits(ctx, { ...page, areaId: a1, superiorLevel: 'county' })).total).toBe(1)
      await closeLocalUnit(ctx, id, { version: 2, on: '2020-01-01', reason: '搬迁' })
      expect((await listLocalUnits(ctx, { ...page, areaId: a1 })).total).toBe(0)
    })
    expect(await world.as(worker(), (ctx) => getToday(ctx, a1))).toMatchObject({ blindSpots: 0, requests: 0 })
  })
})
