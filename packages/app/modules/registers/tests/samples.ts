import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { addBuilding } from '../commands/buildings.ts'
import { addToList, openSpecialList } from '../commands/lists.ts'
import { addLocalUnit } from '../commands/local-units.ts'
import { requestCorrection } from '../commands/requests.ts'
import { splitUnit } from '../commands/split.ts'
import { setUpUnit } from '../commands/units.ts'
import { queueSuspects } from '../suspects.ts'
import { ledgerSamples } from './ledger-samples.ts'
import { allowTestIds, household } from './people-of.ts'

const why = { reason: '居民申报', on: '2020-03-01' }
const person = { name: '周小雨', sex: '2', birthOn: '1990-01-01', relation: '8', registered: true }
const page = { page: '1', size: '20' }

/** A household in the first community, made anew for each sample. */
async function home(world: World, people: Parameters<typeof household>[2] = [{}, {}]) {
  allowTestIds(world)
  return world.system((ctx) => household(ctx, world.city.communityA1.id, people))
}
const worker = (rest: Partial<Sample>): Sample => ({ role: 'communityWorker', at: 'communityA1', ...rest })
const officer = (rest: Partial<Sample>): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...rest })

const onHousehold =
  (body: (h: Awaited<ReturnType<typeof home>>, world: World) => object, people?: Parameters<typeof home>[1]) =>
  async (world: World) => {
    const h = await home(world, people)
    return worker({ params: { id: h.id }, body: { ...why, ...body(h, world) } })
  }
/** On the second member, who is not the head. */
const onPerson =
  (body: (h: Awaited<ReturnType<typeof home>>, world: World) => object, people?: Parameters<typeof home>[1]) =>
  async (world: World) => {
    const h = await home(world, people)
    return worker({ params: { id: h.members[1]!.personId }, body: body(h, world) })
  }
const unit = (world: World) =>
  world.system((ctx) =>
    setUpUnit(ctx, {
      townId: world.city.streetA.id,
      communityId: world.city.communityA1.id,
      name: '样例小区',
      kind: 'estate',
      address: '',
      source: '',
      on: '2010-01-01',
      reason: '设立',
    }),
  )
const building = async (world: World) => {
  const input = { communityId: world.city.communityA1.id, name: `${++buildings}号楼`, on: '2010-01-01', reason: '设立' }
  return (await world.system((ctx) => addBuilding(ctx, input))).id
}
let buildings = 100
const onUnit = (body: (world: World) => object) => async (world: World) =>
  officer({ params: { id: (await unit(world)).id }, body: { version: 1, ...why, ...body(world) } })
/** A unit of two buildings. */
const builtUnit = async (world: World) => {
  const { id } = await unit(world)
  const on = { communityId: world.city.communityA1.id, unitId: id, on: '2012-01-01', reason: '登记' }
  const built = await world.system(async (ctx) => [
    (await addBuilding(ctx, { ...on, name: '1号楼' })).id,
    (await addBuilding(ctx, { ...on, name: '2号楼' })).id,
  ])
  return { id, built }
}
const localUnit = (world: World) =>
  world.system((ctx) =>
    addLocalUnit(ctx, {
      communityId: world.city.communityA1.id,
      name: '样例单位',
      kind: 'enterprise',
      superiorLevel: 'city',
      superior: '',
      address: '',
      contact: '',
      on: '2010-01-01',
      reason: '调查',
    }),
  )
const list = (world: World) =>
  world.system((ctx) =>
    openSpecialList(ctx, {
      areaId: world.city.communityA1.id,
      name: '样例名册',
      source: '申请',
      purpose: '服务',
      legalBasis: '条例',
      keepMonths: 12,
    }),
  )
const listed = async (world: World) => {
  const h = await home(world)
  const { id } = await list(world)
  const entry = { personId: h.members[0]!.personId, source: '申请', purpose: '服务', note: '', on: '2026-05-01' }
  return { listId: id, personId: entry.personId, entryId: (await world.system((ctx) => addToList(ctx, id, entry))).id }
}

export const samples: Samples = {
  ...ledgerSamples,
  'registers.listPeople': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id, search: '王' } }),
  'registers.getPerson': async (world) => worker({ params: { id: (await home(world)).members[0]!.personId } }),
  'registers.getPersonHistory': async (world) => worker({ params: { id: (await home(world)).members[0]!.personId } }),
  'registers.find': () => worker({ query: { text: '测试路' } }),
  'registers.registerPerson': onHousehold(() => person),
  'registers.moveIn': onHousehold(() => ({ ...person, cameFrom: '济南市' })),
  'registers.recordBirth': onHousehold(() => ({ name: '周新', sex: '1', relation: '2' })),
  'registers.recordDeath': onPerson(() => ({ version: 1, ...why })),
  'registers.moveOut': onPerson(() => ({ version: 1, ...why, goesTo: '青岛市' })),
  'registers.movePerson': async (world) => {
    const [from, to] = [await home(world), await home(world)]
    return worker({
      params: { id: from.members[1]!.personId },
      body: { version: 1, ...why, toHouseholdId: to.id, relation: '8' },
    })
  },
  'registers.marry': onPerson(
    () => ({ version: 1, ...why }),
    [{}, { birthOn: '1980-01-01', marriage: '10', idNumber: undefined }],
  ),
  'registers.divorce': onPerson(
    () => ({ version: 1, ...why }),
    [{}, { birthOn: '1980-01-01', marriage: '20', idNumber: undefined }],
  ),
  'registers.changePerson': onPerson(() => ({ version: 1, ...why, employment: '24' })),
  'registers.correctPerson': onPerson(() => ({ version: 1, reason: '笔误', facts: { name: '周雨' } })),
  'registers.revealId': onPerson(() => ({ purpose: 'issueProof' })),
  'registers.revealPhone': onPerson(() => ({ purpose: 'emergency' }), [{}, { phone: '12011112222' }]),
  'registers.revealMany': async (world) => {
    const h = await home(world)
    return worker({
      body: {
        communityId: world.city.communityA1.id,
        ids: h.members.map((m) => m.personId),
        purpose: 'dataCheck',
        reason: '核对',
      },
    })
  },
  'registers.getHousehold': async (world) => worker({ params: { id: (await home(world)).id } }),
  'registers.listHouseholds': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.openHousehold': (world) =>
    worker({
      body: {
        communityId: world.city.communityA1.id,
        number: '12',
        address: '样例路1号',
        ...why,
        people: [{ ...person, relation: '0' }],
      },
    }),
  'registers.changeHead': onHousehold((h) => ({ version: 1, headId: h.members[1]!.personId })),
  'registers.splitHousehold': onHousehold((h) => ({
    version: 1,
    members: [{ personId: h.members[1]!.personId, relation: '0' }],
  })),
  'registers.closeHousehold': async (world) => {
    const id = crypto.randomUUID()
    const communityId = world.city.communityA1.id
    await world.system((ctx) =>
      ctx.db
        .insertInto('household')
        .values({
          communityId,
          id: crypto.randomUUID(),
          householdId: id,
          dwellingId: null,
          number: '',
          kind: 'family',
          version: 1,
          beginEvent: id,
          validFrom: '2001-01-01',
          validTo: null,
          recordedAt: ctx.now,
          supersededAt: null,
        })
        .execute(),
    )
    return worker({ params: { id }, body: { version: 1, ...why } })
  },
  'registers.moveHousehold': async (world) => {
    const h = await home(world)
    return officer({
      params: { id: h.id },
      body: { version: 1, ...why, toCommunityId: world.city.communityA2.id, address: '样例路2号' },
    })
  },
  'registers.listDwellings': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.getDwelling': async (world) => {
    const h = await home(world)
    const row = await world.system((ctx) =>
      ctx.db.selectFrom('household').select('dwellingId').where('householdId', '=', h.id).executeTakeFirstOrThrow(),
    )
    return worker({ params: { id: row.dwellingId! } })
  },
  'registers.addBuilding': (world) =>
    worker({ body: { communityId: world.city.communityA1.id, name: '3号楼', ...why } }),
  'registers.addDwelling': (world) =>
    worker({ body: { communityId: world.city.communityA1.id, address: '样例路3号', ...why } }),
  'registers.addDwellings': async (world) =>
    worker({ params: { id: await building(world) }, body: { entrances: 2, floorTo: 6, doors: 2, ...why } }),
  'registers.getBuilding': async (world) => worker({ params: { id: await building(world) } }),
  'registers.listUnits': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.listBlindSpots': (world) => officer({ query: { ...page, areaId: world.city.streetA.id } }),
  'registers.getUnit': async (world) => worker({ params: { id: (await unit(world)).id } }),
  'registers.setUpUnit': (world) =>
    officer({ body: { townId: world.city.streetA.id, name: '新样例', kind: 'estate', ...why } }),
  'registers.changeUnit': onUnit(() => ({ facts: { name: '改名小区' } })),
  'registers.assignUnit': onUnit((world) => ({ communityId: world.city.communityA2.id })),
  'registers.closeUnit': onUnit(() => ({})),
  'registers.splitUnit': async (world) => {
    const { id, built } = await builtUnit(world)
    const parts = [{ name: '样例小区东区', buildingIds: [built[0]], households: 1 }]
    return officer({ params: { id }, body: { version: 1, ...why, parts } })
  },
  'registers.unsplitUnit': async (world) => {
    const { id, built } = await builtUnit(world)
    const parts = [{ name: '样例小区东区', buildingIds: [built[0]!] }]
    await world.system((ctx) => splitUnit(ctx, id, { version: 1, ...why, parts }))
    return officer({ params: { id }, body: { version: 2, reason: '分错了' } })
  },
  'registers.listLocalUnits': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.addLocalUnit': (world) =>
    worker({
      body: { communityId: world.city.communityA1.id, name: '某厂', kind: 'enterprise', superiorLevel: 'none', ...why },
    }),
  'registers.changeLocalUnit': async (world) =>
    worker({ params: { id: (await localUnit(world)).id }, body: { version: 1, ...why, facts: { staff: 20 } } }),
  'registers.closeLocalUnit': async (world) =>
    worker({ params: { id: (await localUnit(world)).id }, body: { version: 1, ...why } }),
  'registers.listCorrectionRequests': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.requestCorrection': onPerson(() => ({ field: 'name', newValue: '周宇', reason: '写错' })),
  'registers.decideCorrection': async (world) => {
    const h = await home(world)
    const { id } = await world.system((ctx) =>
      requestCorrection(ctx, h.members[1]!.personId, { field: 'name', newValue: '周宇', reason: '写错' }),
    )
    return worker({ params: { id }, body: { version: 1, verb: 'accept' } })
  },
  'registers.listDuplicates': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.mergePeople': async (world) => {
    const one = await home(world)
    const other = await world.system((ctx) => household(ctx, world.city.communityA1.id, [{}, { idNumber: undefined }]))
    const without = other.members.find((m) => !m.isHead)!
    return worker({
      params: { id: one.members[1]!.personId },
      body: { version: 1, otherId: without.personId, otherVersion: 1, reason: '同一人' },
    })
  },
  'registers.decideDuplicate': async (world) => {
    const [one, two] = [await home(world), await home(world)]
    const communityId = world.city.communityA1.id
    await world.system((ctx) =>
      queueSuspects(ctx, [
        {
          communityId,
          personId: one.members[1]!.personId,
          otherCommunityId: communityId,
          otherPersonId: two.members[1]!.personId,
          ground: 'alike',
        },
      ]),
    )
    const row = await world.system((ctx) =>
      ctx.db
        .selectFrom('duplicateSuspect')
        .select('id')
        .where('personId', '=', one.members[1]!.personId)
        .executeTakeFirstOrThrow(),
    )
    return worker({ params: { id: row.id }, body: { version: 1, verb: 'keepApart', reason: '两人' } })
  },
  'registers.listSpecialLists': (world) => worker({ query: { ...page, areaId: world.city.communityA1.id } }),
  'registers.openSpecialList': (world) =>
    worker({
      body: {
        areaId: world.city.communityA1.id,
        name: '独居老人',
        source: '走访',
        purpose: '关爱探访',
        legalBasis: '条例',
        keepMonths: 12,
      },
    }),
  'registers.listEntries': async (world) => worker({ params: { id: (await listed(world)).listId }, query: page }),
  'registers.addToList': async (world) => {
    const h = await home(world)
    return worker({
      params: { id: (await list(world)).id },
      body: { personId: h.members[0]!.personId, source: '申请', purpose: '服务', on: '2026-05-01' },
    })
  },
  'registers.removeFromList': async (world) =>
    worker({ params: { id: (await listed(world)).entryId }, body: { version: 1, on: '2026-05-10', reason: '迁出' } }),
  'registers.getToday': (world) => worker({ query: { areaId: world.city.communityA1.id } }),
}
