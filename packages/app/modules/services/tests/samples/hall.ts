import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { callNumber } from '../../commands/hall/call.ts'
import { openCounter } from '../../commands/hall/counters.ts'
import * as steps from '../../commands/hall/steps.ts'
import { takeNumber } from '../../commands/hall/take.ts'
import { usual } from '../../queries/hall/place.ts'
import { MORNING, newHall, newPlace, type TestHall } from '../hall-place.ts'

const officer = (more: Partial<Sample>): Sample => ({ role: 'subdistrictOfficer', at: 'streetA', ...more })
const clerk = (more: Partial<Sample>): Sample => ({ role: 'counterClerk', at: 'streetA', ...more })
let made = 0

/** A hall in the morning, with a number taken; brought on as far as `reached`, at the first counter. */
async function ticketIn(w: World, reached: 'waiting' | 'called' | 'serving' | 'passed' | 'held') {
  w.now = MORNING
  const hall = await newHall(w)
  const kiosk = await hall.device('kiosk')
  const own = await w.as({ kind: 'public' }, (ctx) =>
    takeNumber(ctx, kiosk, { letter: 'A', lane: 'normal', key: `sample-${++made}` }),
  )
  const actor = w.actor('counterClerk', w.city.streetA.id)
  let version = 1
  await w.as(actor, async (ctx) => {
    if (reached === 'waiting') return
    if (reached === 'held') return void ({ version } = await steps.holdNumber(ctx, own.id, { version }))
    await openCounter(ctx, hall.counters[0]!, { version: 1 })
    ;({ version } = (await callNumber(ctx, hall.counters[0]!, {})).ticket!)
    if (reached === 'serving') ({ version } = await steps.serveNumber(ctx, own.id, { version }))
    if (reached === 'passed') ({ version } = await steps.passNumber(ctx, own.id, { version }))
  })
  return { hall, own, kiosk, actor, version }
}
const step =
  (
    reached: Parameters<typeof ticketIn>[1],
    body: (w: World, hall: TestHall) => object | Promise<object> = () => ({}),
  ) =>
  async (w: World) => {
    const { hall, own, actor, version } = await ticketIn(w, reached)
    return clerk({ actor, params: { id: own.id }, body: { version, ...(await body(w, hall)) } })
  }
const atHall =
  (more: (hall: TestHall) => Partial<Sample>, as = officer) =>
  async (w: World) => {
    w.now = MORNING
    const hall = await newHall(w)
    return as({ params: { id: hall.placeId }, ...more(hall) })
  }
const atCounter = (sit: boolean) => async (w: World) => {
  w.now = MORNING
  const hall = await newHall(w)
  const actor = w.actor('counterClerk', w.city.streetA.id)
  const id = hall.counters[0]!
  const { version } = sit ? await w.as(actor, (ctx) => openCounter(ctx, id, { version: 1 })) : { version: 1 }
  return clerk({ actor, params: { id }, body: { version } })
}

export const hallSamples: Samples = {
  'services.listHalls': atHall(() => ({ params: {} }), clerk),
  'services.getHall': atHall(() => ({}), clerk),
  'services.setHall': async (w) => officer({ params: { id: await newPlace(w) }, body: { ...usual, version: 0 } }),
  'services.addCounter': atHall(() => ({ body: { number: 9, name: '出件窗口', kind: 'out' } })),
  'services.editCounter': atHall((hall) => ({
    params: { id: hall.counters[0]! },
    body: { number: 1, name: '综合窗口甲', version: 1 },
  })),
  'services.openCounter': atCounter(false),
  'services.pauseCounter': atCounter(true),
  'services.closeCounter': atCounter(true),
  'services.callNumber': async (w) => {
    const { hall, actor } = await ticketIn(w, 'waiting')
    await w.as(actor, (ctx) => openCounter(ctx, hall.counters[0]!, { version: 1 }))
    return clerk({ actor, params: { id: hall.counters[0]! }, body: {} })
  },
  'services.closeHall': atHall(() => ({ body: {} }), clerk),
  'services.takeAtDesk': atHall(() => ({ body: { letter: 'A', key: `desk-sample-${++made}` } }), clerk),
  'services.recallNumber': step('called'),
  'services.serveNumber': step('called'),
  'services.finishNumber': step('serving'),
  'services.passNumber': step('called'),
  'services.retakeNumber': step('passed'),
  'services.holdNumber': step('waiting'),
  'services.releaseNumber': step('held'),
  'services.transferNumber': step('called', (_w, hall) => ({ counterId: hall.counters[1]! })),
  'services.moveNumber': step('serving', async (w) => ({
    placeId: (await newHall(w, { at: 'communityA1', name: '考棚社区服务站' })).placeId,
    letter: 'B',
  })),
  'services.dropNumber': step('waiting'),
  'services.listDevices': atHall(() => ({})),
  'services.addDevice': atHall(() => ({ body: { kind: 'kiosk', name: '一号取号机' } })),
  'services.revokeDevice': async (w) => {
    w.now = MORNING
    const hall = await newHall(w)
    await hall.device('screen')
    const { id } = await w.system((ctx) =>
      ctx.db.selectFrom('serviceDevice').select('id').where('placeId', '=', hall.placeId).executeTakeFirstOrThrow(),
    )
    return officer({ params: { id }, body: { version: 1 } })
  },
  'services.atDevice': async (w) => clerk({ params: { token: (await ticketIn(w, 'waiting')).kiosk } }),
  'services.takeNumber': async (w) =>
    clerk({
      params: { token: (await ticketIn(w, 'waiting')).kiosk },
      body: { letter: 'B', key: `kiosk-sample-${++made}` },
    }),
  'services.ticketOf': async (w) => {
    const { own } = await ticketIn(w, 'waiting')
    return clerk({ params: { id: own.id, token: own.token } })
  },
  'services.cancelTicket': async (w) => {
    const { own } = await ticketIn(w, 'waiting')
    return clerk({ params: { id: own.id, token: own.token }, body: {} })
  },
}
