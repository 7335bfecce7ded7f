import type { Sample, Samples } from '#testing/samples.ts'
import type { World } from '#testing/world.ts'
import { callNumber } from '../../commands/hall/call.ts'
import { openCounter } from '../../commands/hall/counters.ts'
import * as steps from '../../commands/hall/steps.ts'
import { answerRating, appealRating, rateVisit } from '../../commands/hall/rate.ts'
import { bookSlot } from '../../commands/hall/slots.ts'
import { takeNumber } from '../../commands/hall/take.ts'
import { readyPaper, tellMissing } from '../../commands/hall/told.ts'
import { usual } from '../../queries/hall/place.ts'
import { writeCase } from '../../commands/cases/open.ts'
import { family, resident } from '../residents-world.ts'
import { newItem } from './catalogue.ts'
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

/** A visit that is over, with a grade where told. */
async function rated(w: World, grade?: number) {
  const { hall, own, actor, version } = await ticketIn(w, 'serving')
  await w.as(actor, (ctx) => steps.finishNumber(ctx, own.id, { version }))
  if (grade === undefined) return { hall, own, id: '' }
  await w.as({ kind: 'public' }, (ctx) =>
    rateVisit(ctx, own.id, own.token, { grade, reasons: ['wait'], text: '等了一上午', source: 'slip' }),
  )
  const { id } = await w.system((ctx) =>
    ctx.db.selectFrom('serviceRating').select('id').where('ticketId', '=', own.id).executeTakeFirstOrThrow(),
  )
  return { hall, own, id }
}
const ANSWER = { verdict: 'founded' as const, finding: '当天窗口少开一个', answer: '已增开窗口，向您致歉' }
const booked = async (w: World) => {
  w.now = MORNING
  const hall = await newHall(w)
  const slot = await w.as({ kind: 'public' }, (ctx) =>
    bookSlot(ctx, hall.placeId, {
      startsAt: new Date('2026-06-01T10:30:00+08:00'),
      letter: 'A',
      lane: 'normal',
      topic: '',
      key: `slot-sample-${++made}`,
    }),
  )
  return { hall, slot }
}
/** A hall, an item of its street, and a person who lives there. */
async function atWork(w: World) {
  const { members } = await family(w)
  w.now = MORNING
  const hall = await newHall(w)
  return { hall, item: await newItem(w), personId: members[0]!.personId }
}
/** A case of an account that was done. */
const closedCase = (w: World, accountId: string) =>
  w.system(async (ctx) => {
    const areaId = w.city.communityA1.id
    const brought = await writeCase(ctx, {
      areaId,
      channel: 'resident',
      nature: 'help',
      title: '路灯不亮',
      text: '路灯坏了',
      applicant: { accountId },
    })
    await ctx.db
      .updateTable('serviceCase')
      .set({ state: 'closed', closedAt: ctx.now })
      .where('areaId', '=', areaId)
      .where('id', '=', brought.id)
      .execute()
    return brought
  })
const ready = async (w: World) => {
  w.now = MORNING
  const hall = await newHall(w)
  const { id } = await w.as(hall.officer, (ctx) =>
    readyPaper(ctx, hall.placeId, { caseNumber: '20260601-7F3K9QXM', title: '高龄津贴批复', note: '' }),
  )
  return { hall, id }
}

export const hallSamples: Samples = {
  'services.prefill': async (w) => {
    const { hall, item, personId } = await atWork(w)
    return clerk({ params: { id: hall.placeId }, body: { personId, itemId: item.id } })
  },
  'services.openAtCounter': async (w) => {
    const { hall, item, personId } = await atWork(w)
    return clerk({ params: { id: hall.placeId }, body: { personId, itemId: item.id, form: { bank: '农商银行' } } })
  },
  'services.tellMissing': async (w) => {
    w.now = MORNING
    const hall = await newHall(w)
    const item = await newItem(w, {
      documents: [{ name: '收入证明', form: 'original', required: true, when: '', held: null }],
    })
    return clerk({ params: { id: hall.placeId }, body: { itemId: item.id, missing: ['收入证明'] } })
  },
  'services.toldOf': async (w) => {
    w.now = MORNING
    const hall = await newHall(w)
    const item = await newItem(w, {
      documents: [{ name: '收入证明', form: 'original', required: true, when: '', held: null }],
    })
    const sheet = await w.as(hall.officer, (ctx) =>
      tellMissing(ctx, hall.placeId, { itemId: item.id, missing: ['收入证明'], note: '' }),
    )
    return clerk({ params: { id: sheet.id, token: sheet.url.split('/').at(-1)! } })
  },
  'services.listHandouts': async (w) => clerk({ params: { id: (await ready(w)).hall.placeId } }),
  'services.readyPaper': atHall(() => ({ body: { caseNumber: '20260601-7F3K9QXM', title: '高龄津贴批复' } })),
  'services.handOut': async (w) =>
    clerk({
      params: { id: (await ready(w)).id },
      body: { version: 1, signedAs: 'self', signedNote: '本人签字，身份证已核' },
    }),
  'services.rateVisit': async (w) => {
    const { own } = await rated(w)
    return clerk({ params: { id: own.id, token: own.token }, body: { grade: 5 } })
  },
  'services.rateCase': async (w) => {
    const { actor } = await resident(w)
    const { areaId, id } = await closedCase(w, actor.accountId)
    return { role: 'resident', at: 'communityA1', actor, params: { areaId, id }, body: { grade: 4 } }
  },
  'services.listRatings': async (w) => {
    await rated(w, 1)
    return clerk({ query: { follow: 'bad' } })
  },
  'services.answerRating': async (w) =>
    officer({ params: { id: (await rated(w, 2)).id }, body: { version: 1, ...ANSWER } }),
  'services.appealRating': async (w) =>
    clerk({ params: { id: (await rated(w, 1)).id }, body: { version: 1, reason: '当天没有这位办事人' } }),
  'services.decideAppeal': async (w) => {
    const { id, hall } = await rated(w, 1)
    const version = (
      await w.as(w.actor('counterClerk', w.city.streetA.id), (ctx) =>
        appealRating(ctx, id, { version: 1, reason: '恶意' }),
      )
    ).version
    return officer({
      actor: hall.officer,
      params: { id },
      body: { version, malicious: true, reason: '同一人连续提交' },
    })
  },
  'services.publishRating': async (w) => {
    const { id, hall } = await rated(w, 1)
    const { version } = await w.as(hall.officer, (ctx) => answerRating(ctx, id, { version: 1, ...ANSWER }))
    return officer({ params: { id }, body: { version, text: '已增开窗口' } })
  },
  'services.ratingResults': async (w) => {
    await rated(w, 4)
    return clerk({})
  },
  'services.hallDay': atHall(() => ({}), clerk),
  'services.listDay': atHall(() => ({}), clerk),
  'services.listSlots': async (w) => clerk({ params: { id: (await booked(w)).hall.placeId } }),
  'services.freeSlots': atHall(() => ({}), clerk),
  'services.bookSlot': atHall(
    () => ({ body: { startsAt: '2026-06-02T01:00:00.000Z', letter: 'B', key: `slot-sample-${++made}` } }),
    clerk,
  ),
  'services.slotOf': async (w) => {
    const { slot } = await booked(w)
    return clerk({ params: { id: slot.id, token: slot.token } })
  },
  'services.slotCalendar': async (w) => {
    const { slot } = await booked(w)
    return clerk({ params: { id: slot.id, token: slot.token } })
  },
  'services.cancelSlot': async (w) => {
    const { slot } = await booked(w)
    return clerk({ params: { id: slot.id, token: slot.token }, body: {} })
  },
  'services.arrive': async (w) => {
    const { hall, slot } = await booked(w)
    return clerk({ params: { token: await hall.device('kiosk') }, body: { code: slot.code } })
  },
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
