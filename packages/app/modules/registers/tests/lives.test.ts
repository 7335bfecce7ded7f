import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#testing/world.ts'
import { moveIn, recordBirth, registerPerson } from '../commands/arrive.ts'
import { changePerson, correctPerson, divorce, marry } from '../commands/change.ts'
import { changeHead, closeHousehold, splitHousehold } from '../commands/households.ts'
import { moveOut, recordDeath } from '../commands/leave.ts'
import { moveHousehold, movePerson } from '../commands/move.ts'
import { findInPalette } from '../queries/find.ts'
import { getHousehold } from '../queries/homes.ts'
import { getPerson, listPeople } from '../queries/people.ts'
import { getPersonHistory } from '../queries/events.ts'
import { allowTestIds, countsOf, household, refusal, someone, syntheticId } from './people-of.ts'

let world: World
let a1: string
let a2: string
let b1: string
let street: string
beforeAll(async () => {
  world = await openWorld()
  allowTestIds(world)
  a1 = world.city.communityA1.id
  a2 = world.city.communityA2.id
  b1 = world.city.communityB1.id
  street = world.city.streetA.id
})
afterAll(() => world.close())

const worker = () => world.actor('communityWorker', a1)
const officer = () => world.actor('subdistrictOfficer', world.city.streetA.id)
const why = { reason: '本人申报' }

describe('lives', () => {
  it('a child is counted from the day of birth, a dead person until the day of death', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}])
      const before = await countsOf(ctx, a1, '2010-05-04')
      const child = await recordBirth(ctx, home.id, {
        name: '王小满',
        sex: '2',
        relation: '3',
        registered: true,
        on: '2010-05-05',
        paper: '出生医学证明',
      })
      expect(await countsOf(ctx, a1, '2010-05-05')).toEqual({
        byChanges: before.byChanges + 1,
        byRows: before.byRows + 1,
      })
      await recordDeath(ctx, child.id, { version: 1, on: '2011-01-01', paper: '死亡证明' })
      expect((await countsOf(ctx, a1, '2010-12-31')).byChanges).toBe(before.byChanges + 1)
      expect((await countsOf(ctx, a1, '2011-01-01')).byChanges).toBe(before.byChanges)
    })
  })

  it('when the head dies the next head must be named', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}, {}])
      expect(await refusal(recordDeath(ctx, home.members[0]!.personId, { version: 1, on: '2012-01-01', ...why }))).toBe(
        'registers.noHead',
      )
    })
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}, {}])
      const [head, next, third] = home.members.map((m) => m.personId)
      await recordDeath(ctx, head!, {
        version: 1,
        on: '2012-01-01',
        ...why,
        newHeadId: next!,
        relations: { [third!]: '7' },
      })
      const view = await getHousehold({ ...ctx, asOf: '2012-01-01' }, home.id)
      expect(view.members.map((m) => [m.id, m.relation])).toEqual([
        [next, '0'],
        [third, '7'],
      ])
      expect((await getHousehold({ ...ctx, asOf: '2011-12-31' }, home.id)).members.map((m) => m.id)[0]).toBe(head)
    })
  })

  it('the last to leave closes the household', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}])
      await moveOut(ctx, home.members[0]!.personId, { version: 1, on: '2013-03-01', ...why, goesTo: '济南' })
      expect((await getHousehold(ctx, home.id)).to).toBe('2013-03-01')
      expect(await refusal(moveOut(ctx, home.members[0]!.personId, { version: 2, on: '2014-03-01', ...why }))).toBe(
        'registers.notLiving',
      )
    })
  })

  it('someone who left and comes back is the same person', async () => {
    await world.as(worker(), async (ctx) => {
      const who = { relation: '8', birthOn: '1980-02-02', sex: '1', idNumber: syntheticId('1980-02-02', '1', 77) }
      const home = await household(ctx, a1, [{}])
      const first = await registerPerson(ctx, home.id, { ...someone(who), on: '2006-01-01', ...why })
      await moveOut(ctx, first.id, { version: 1, on: '2008-01-01', ...why })
      const again = await moveIn(ctx, home.id, { ...someone(who), on: '2015-01-01', ...why })
      expect(again.id).toBe(first.id)
      expect((await getPerson({ ...ctx, asOf: '2010-01-01' }, first.id)).living).toBe(false)
      expect((await getPersonHistory(ctx, first.id)).events.map((e) => e.kind)).toEqual([
        'moveIn',
        'moveOut',
        'registered',
      ])
    })
  })

  it('one person moves across communities: closed there, opened here, counted once on every day', async () => {
    await world.as(officer(), async (ctx) => {
      const from = await household(ctx, a1, [{}, {}])
      const to = await household(ctx, a2, [{}])
      const mover = from.members[1]!.personId
      const before = { a1: await countsOf(ctx, a1, '2016-06-01'), a2: await countsOf(ctx, a2, '2016-06-01') }
      await movePerson(ctx, mover, { version: 1, on: '2016-06-01', ...why, toHouseholdId: to.id, relation: '1' })
      expect(await countsOf(ctx, a1, '2016-06-01')).toEqual({
        byChanges: before.a1.byChanges - 1,
        byRows: before.a1.byRows - 1,
      })
      expect(await countsOf(ctx, a2, '2016-06-01')).toEqual({
        byChanges: before.a2.byChanges + 1,
        byRows: before.a2.byRows + 1,
      })
      expect((await countsOf(ctx, a1, '2016-05-31')).byChanges).toBe(before.a1.byChanges)
      expect((await getPerson({ ...ctx, asOf: '2016-05-31' }, mover)).communityId).toBe(a1)
      expect((await getPerson(ctx, mover)).communityId).toBe(a2)
    })
  })

  it('a household moves as a whole and keeps its identity', async () => {
    await world.as(officer(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}, {}])
      const total = (await countsOf(ctx, a1, '2020-01-01')).byRows + (await countsOf(ctx, a2, '2020-01-01')).byRows
      await moveHousehold(ctx, home.id, {
        version: 1,
        on: '2017-01-01',
        ...why,
        toCommunityId: a2,
        address: '新华路8号1-101',
      })
      const view = await getHousehold(ctx, home.id)
      expect([view.communityId, view.address, view.members.length]).toEqual([a2, '新华路8号1-101', 3])
      expect((await getHousehold({ ...ctx, asOf: '2016-12-31' }, home.id)).communityId).toBe(a1)
      expect((await countsOf(ctx, a1, '2020-01-01')).byRows + (await countsOf(ctx, a2, '2020-01-01')).byRows).toBe(
        total,
      )
    })
  })

  it('the move of a household stands in the record of each of its members', async () => {
    const home = await world.as(officer(), (ctx) => household(ctx, a1, [{}, {}]))
    const child = home.members[1]!.personId
    world.now = new Date('2026-06-02T02:00:00Z')
    const move = { version: 1, on: '2017-01-01', ...why, toCommunityId: a2, address: '新华路8号2-202' }
    await world.as(officer(), (ctx) => moveHousehold(ctx, home.id, move))
    world.now = new Date('2026-06-03T02:00:00Z')
    await world.as(officer(), (ctx) =>
      changePerson(ctx, child, { version: 2, on: '2018-01-01', ...why, employment: '24' }),
    )
    const commands = async (areaId: string) => {
      const actor = areaId === street ? officer() : world.actor('communityWorker', areaId)
      const { trail } = await world.as(actor, (ctx) => getPersonHistory(ctx, child))
      return trail.map((e) => e.command)
    }
    expect(await commands(street)).toEqual([
      'registers.changePerson', 'registers.moveHousehold', 'registers.openHousehold',
    ]) // prettier-ignore
    expect(await commands(a2)).toEqual(['registers.changePerson', 'registers.moveHousehold'])
    expect(await commands(a1)).toEqual(['registers.openHousehold'])
    world.now = new Date('2026-06-01T02:00:00Z')
  })

  it('the community that somebody left sees what happened up to the day they left, and nothing of later', async () => {
    const home = await world.as(worker(), (ctx) => household(ctx, a1, [{}, {}]))
    const [head, other] = home.members.map((m) => m.personId)
    await world.as(worker(), (ctx) =>
      changePerson(ctx, other!, { version: 1, on: '2012-01-01', ...why, employment: '24' }),
    )
    await world.as(worker(), (ctx) =>
      changePerson(ctx, other!, { version: 2, on: '2019-01-01', ...why, employment: '31' }),
    )
    const move = { version: 1, on: '2017-01-01', ...why, toCommunityId: b1, address: '新华路8号3-303' }
    await world.system((ctx) => moveHousehold(ctx, home.id, move))
    const there = world.actor('communityWorker', b1)
    await world.as(there, (ctx) =>
      changePerson(ctx, other!, { version: 4, on: '2020-01-01', ...why, employment: '51' }),
    )
    const old = await world.as(worker(), (ctx) => getPersonHistory(ctx, other!))
    expect(old.events.map((e) => [e.kind, e.on])).toEqual([
      ['moved', '2017-01-01'], ['changed', '2012-01-01'], ['registered', '2005-01-01'],
    ]) // prettier-ignore
    expect(old.spells.every((s) => s.from <= '2017-01-01')).toBe(true)
    const view = await world.as(worker(), (ctx) => getHousehold(ctx, home.id))
    expect(view.events[0]!.on).toBe('2017-01-01')
    const now = await world.as(there, (ctx) => getPersonHistory(ctx, other!))
    expect(now.events.map((e) => [e.kind, e.on])).toEqual([
      ['changed', '2020-01-01'],
      ['moved', '2017-01-01'],
    ])
    const above = await world.system((ctx) => getPersonHistory(ctx, other!))
    expect(above.events.map((e) => e.on)).toContain('2019-01-01')
    expect((await world.as(worker(), (ctx) => getPerson(ctx, head!))).standing).toBe('gone')
  })

  it('a worker cannot move a household into a community out of reach', async () => {
    const home = await world.as(worker(), (ctx) => household(ctx, a1, [{}]))
    const code = await refusal(
      world.as(worker(), (ctx) =>
        moveHousehold(ctx, home.id, { version: 1, on: '2017-01-01', ...why, toCommunityId: a2, address: '甲' }),
      ),
    )
    expect(code).toBe('access.notFound')
  })

  it('members split off into a household with its own head', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}, {}])
      const [, second, third] = home.members.map((m) => m.personId)
      const made = await splitHousehold(ctx, home.id, {
        version: 1,
        on: '2018-01-01',
        ...why,
        number: '9',
        members: [
          { personId: second!, relation: '0' },
          { personId: third!, relation: '1' },
        ],
      })
      expect((await getHousehold(ctx, made.id)).members.map((m) => m.isHead)).toEqual([true, false])
      expect((await getHousehold(ctx, home.id)).members).toHaveLength(1)
    })
  })

  it('the head changes on a day and the others get their relation', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, {}])
      const [head, other] = home.members.map((m) => m.personId)
      await changeHead(ctx, home.id, {
        version: 1,
        on: '2019-01-01',
        ...why,
        headId: other!,
        relations: { [head!]: '5' },
      })
      expect((await getHousehold(ctx, home.id)).members.map((m) => [m.id, m.relation])).toEqual([
        [other, '0'],
        [head, '5'],
      ])
      expect(await refusal(changeHead(ctx, home.id, { version: 1, on: '2019-02-01', ...why, headId: head! }))).toBe(
        'registers.stale',
      )
    })
  })

  it('two heads, people before birth or after today, and a lost race are refused', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}])
      const add = (given: object) =>
        refusal(registerPerson(ctx, home.id, { ...someone(given), on: '2010-01-01', ...why, ...given } as never))
      expect(await add({ relation: '0' })).toBe('registers.twoHeads')
      expect(await add({ birthOn: '2011-01-01', idNumber: undefined })).toBe('registers.beforeBirth')
      expect(await add({ birthOn: '2036-01-01', idNumber: undefined })).toBe('registers.bornAfterToday')
      expect(await add({ on: '2036-01-01' })).toBe('registers.afterToday')
      expect(await add({ on: '2001-01-01' })).toBe('registers.beforeHousehold')
      expect(await add({ reason: undefined })).toBe('registers.noGrounds')
      expect(await add({ idNumber: '371399600101123' })).toBe('registers.idFifteen')
      expect(await add({ idNumber: '371399196001010000' })).toBe('registers.idFloat')
      const head = home.members[0]!.personId
      expect(await refusal(recordDeath(ctx, head, { version: 1, on: '1950-01-01', ...why }))).toBe(
        'registers.beforeBirth',
      )
      expect(await refusal(recordDeath(ctx, head, { version: 7, on: '2012-01-01', ...why }))).toBe('registers.stale')
      expect(await refusal(closeHousehold(ctx, home.id, { version: 1, on: '2012-01-01', ...why }))).toBe(
        'registers.stillLivedIn',
      )
    })
  })

  it('people marry once at a time and from the lawful age', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [
        { sex: '1', birthOn: '1990-01-01', marriage: '10' },
        { sex: '2', birthOn: '1991-01-01', marriage: '10' },
      ])
      const [he, she] = home.members.map((m) => m.personId)
      expect(await refusal(marry(ctx, he!, { version: 1, on: '2011-01-01', ...why }))).toBe('registers.tooYoungToMarry')
      await marry(ctx, he!, { version: 1, on: '2014-01-01', paper: '结婚证', spouseId: she!, spouseVersion: 1 })
      expect((await getPerson(ctx, she!)).marriage).toBe('21')
      expect(await refusal(marry(ctx, he!, { version: 2, on: '2015-01-01', ...why }))).toBe('registers.alreadyMarried')
      await divorce(ctx, he!, { version: 2, on: '2016-01-01', ...why, spouseId: she!, spouseVersion: 2 })
      await marry(ctx, he!, { version: 3, on: '2017-01-01', ...why })
      expect((await getPerson(ctx, he!)).marriage).toBe('22')
      expect((await getPerson({ ...ctx, asOf: '2015-01-01' }, he!)).marriage).toBe('21')
    })
  })
})

describe('a person on a day', () => {
  it('is shown as they stood; before birth, before registration, in a gap and in the future the nearest is shown and said', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}, { birthOn: '1990-06-15', idNumber: undefined }], { on: '2005-01-01' })
      const id = home.members[1]!.personId
      await changePerson(ctx, id, { version: 1, on: '2010-01-01', ...why, employment: '24' })
      const on = async (asOf: string) => {
        const p = await getPerson({ ...ctx, asOf }, id)
        return [p.standing, p.living, p.age, p.employment, p.members.length]
      }
      expect(await on('1980-01-01')).toEqual(['unborn', false, 0, null, 0])
      expect(await on('1995-01-01')).toEqual(['notYet', false, 4, null, 0])
      expect(await on('2006-01-01')).toEqual(['here', true, 15, null, 2])
      expect(await on('2011-01-01')).toEqual(['here', true, 20, '24', 2])
      expect(await on('2999-01-01')).toEqual(['future', true, 35, '24', 2])
      await moveOut(ctx, id, { version: 2, on: '2015-01-01', ...why })
      expect(await on('2020-01-01')).toEqual(['gone', false, 29, '24', 1])
      expect(await on('2999-01-01')).toEqual(['gone', false, 35, '24', 1])
      expect(await on('1995-01-01')).toEqual(['notYet', false, 4, null, 0])
    })
  })
})

describe('what was known when', () => {
  it('a correction supersedes: the day before it still tells what was believed then', async () => {
    const w = worker()
    world.now = new Date('2026-03-01T02:00:00Z')
    const home = await world.as(w, (ctx) =>
      household(ctx, a1, [{ name: '李建国', sex: '1', birthOn: '1970-01-01', idNumber: undefined }]),
    )
    const id = home.members[0]!.personId
    world.now = new Date('2026-04-01T02:00:00Z')
    await world.as(w, (ctx) =>
      correctPerson(ctx, id, {
        version: 1,
        reason: '户口簿为准',
        facts: { name: '李建国', birthOn: '1971-01-01', idNumber: syntheticId('1971-01-01', '1', 9) },
      }),
    )
    world.now = new Date('2026-06-01T02:00:00Z')
    await world.as(w, async (ctx) => {
      expect((await getPerson(ctx, id)).birthOn).toBe('1971-01-01')
      expect((await getPerson({ ...ctx, knownOn: '2026-03-15' }, id)).birthOn).toBe('1970-01-01')
      const history = await getPersonHistory(ctx, id)
      expect(history.spells.filter((s) => s.supersededAt !== null)).toHaveLength(1)
    })
    const { byChanges, byRows } = await world.system((ctx) => countsOf(ctx, a1, '2026-05-01'))
    expect(byChanges).toBe(byRows)
  })

  it('a fact changed on a day in the past holds from that day', async () => {
    await world.as(worker(), async (ctx) => {
      const home = await household(ctx, a1, [{}])
      const id = home.members[0]!.personId
      await changePerson(ctx, id, { version: 1, on: '2020-01-01', ...why, employment: '24' })
      await changePerson(ctx, id, { version: 2, on: '2010-01-01', ...why, employment: '31' })
      expect((await getPerson({ ...ctx, asOf: '2015-01-01' }, id)).employment).toBe('31')
      expect((await getPerson(ctx, id)).employment).toBe('24')
      expect((await getPerson({ ...ctx, asOf: '2006-01-01' }, id)).employment).toBeNull()
    })
  })
})

describe('finding', () => {
  it('finds by name, initials, id, phone and address; the worker next door finds nothing', async () => {
    const idNumber = syntheticId('1965-05-05', '2', 31)
    await world.as(world.actor('communityWorker', b1), (ctx) =>
      household(ctx, b1, [{ name: '曾晓梅', sex: '2', birthOn: '1965-05-05', idNumber, phone: '12012345678' }], {
        address: '沂河路6号2-301',
      }),
    )
    for (const text of ['曾晓梅', '晓梅', '曾', 'zxm', idNumber, '12012345678', '沂河路6号']) {
      const find = (areaId: string) =>
        world.as(world.actor('communityWorker', areaId), (ctx) => listPeople(ctx, { search: text, page: 1, size: 50 }))
      expect(
        (await find(b1)).rows.map((r) => r.name),
        text,
      ).toEqual(['曾晓梅'])
      expect((await find(a1)).total, text).toBe(0)
    }
    const box = await world.as(world.actor('communityWorker', b1), (ctx) => findInPalette(ctx, '沂河路6号2-301'))
    expect(box[0]).toMatchObject({ kind: 'home', title: '沂河路6号2-301' })
    const list = await world.as(world.actor('communityWorker', b1), (ctx) =>
      listPeople(ctx, { areaId: b1, page: 1, size: 50 }),
    )
    expect(list.rows.find((r) => r.name === '曾晓梅')).toMatchObject({
      idMasked: `${'*'.repeat(14)}${idNumber.slice(-4)}`,
      phoneMasked: '*******5678',
      address: '沂河路6号2-301',
    })
  })

  it('a person out of reach is not found, as one that does not exist', async () => {
    const home = await world.as(worker(), (ctx) => household(ctx, a1, [{}]))
    const id = home.members[0]!.personId
    const other = world.actor('communityWorker', b1)
    expect(await refusal(world.as(other, (ctx) => getPerson(ctx, id)))).toBe('access.notFound')
    expect(
      await refusal(world.as(other, (ctx) => recordDeath(ctx, id, { version: 1, on: '2012-01-01', ...why }))),
    ).toBe('access.notFound')
    expect(
      await world.as(other, (ctx) =>
        ctx.db.selectFrom('resident').select('id').where('communityId', '=', a1).execute(),
      ),
    ).toEqual([])
  })
})
