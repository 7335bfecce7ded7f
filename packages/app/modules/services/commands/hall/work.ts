import type { z } from 'zod'
import { getPerson, findPerson } from '#modules/registers/index.ts'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { HeldField } from '../../contract/catalogue/content.ts'
import type * as contract from '../../contract/hall/work.ts'
import { itemOn, type ItemOn } from '../../queries/catalogue/item.ts'
import { tokenOf } from '../../queries/hall/own.ts'
import { hallFor, type Hall } from '../../queries/hall/place.ts'
import { qrOf } from '../../rules/hall/qr.ts'
import { writeCase } from '../cases/open.ts'
import { slipAddress } from './take.ts'

type Person = Awaited<ReturnType<typeof getPerson>>

/** How a fact of the register stands in a form. Numbers stay masked: the case knows the person, the number is not typed again. */
const facts: Partial<Record<HeldField, (p: Person) => string | null>> = {
  name: (p) => p.name,
  idNumber: (p) => p.idMasked,
  sex: (p) => p.sex,
  birthOn: (p) => p.birthOn,
  phone: (p) => p.phoneMasked,
  ethnic: (p) => p.ethnic,
  education: (p) => p.education,
  marriage: (p) => p.marriage,
  employment: (p) => p.employment,
  registeredAt: (p) => p.registeredAt,
  household: (p) => p.householdNumber,
  householdMembers: (p) => p.members.map((m) => m.name).join('、'),
  dwelling: (p) => p.address,
  community: (p) => p.community,
}

/** The facts that an item's form and papers ask for, and no others (PIPL art. 6). */
const askedOf = (item: ItemOn): HeldField[] => [
  ...new Set([...item.form, ...item.documents].flatMap((f) => (f.held ? [f.held] : []))),
]

/**
 * Facts of a person that an item needs. What was looked at, for which item, stands in the trail of the person.
 * @throws AppError `access.notFound` for a person out of reach
 */
export async function prefill(ctx: Ctx, placeId: string, input: z.output<typeof contract.prefill.body>) {
  await hallFor(ctx, 'services.hall', placeId)
  const item = await itemOn(ctx, input.itemId, dayOf(ctx.now))
  const person = await getPerson(ctx, input.personId)
  const asked = askedOf(item)
  const held = Object.fromEntries(
    asked.flatMap((field) => {
      const value = facts[field]?.(person)
      return value ? [[field, value]] : []
    }),
  ) as Partial<Record<HeldField, string>>
  await record(ctx, {
    command: 'services.prefill',
    areaId: person.communityId,
    subject: { type: 'person', id: input.personId },
    changes: { fields: [null, Object.keys(held).join(' ')] },
    reason: item.name,
  })
  const known = item.documents.filter((d) => d.held && held[d.held] !== undefined).map((d) => d.name)
  return { name: person.name, held, known }
}

/**
 * Opens a case at a counter. Papers that the item needs must be here, or be held by the register of the person; what is
 * missing is told once (`tellMissing`), no case is opened on half of the papers.
 * @throws AppError `services.papersMissing` (422) with all that are missing; as `writeCase`
 */
export async function openAtCounter(ctx: Ctx, placeId: string, input: z.output<typeof contract.openAtCounter.body>) {
  const hall = await hallFor(ctx, 'services.hall', placeId)
  const item = await itemOn(ctx, input.itemId, dayOf(ctx.now))
  const person = input.personId ? await findPerson(ctx, input.personId) : undefined
  if (input.personId && !person) throw notFound()
  refuseMissing(item, input.present, person !== undefined)
  const name = person?.name ?? input.name
  const opened = await writeCase(ctx, {
    areaId: person?.communityId ?? hall.areaId,
    channel: 'counter',
    nature: input.nature,
    itemId: input.itemId,
    title: item.name,
    text: input.text || item.name,
    form: input.form,
    applicant: {
      ...(person ? { personId: person.personId } : {}),
      ...(name ? { name } : {}),
      ...(input.phone ? { phone: input.phone } : {}),
    },
    ...(input.ticketId ? { ticketId: input.ticketId } : {}),
  })
  if (input.ticketId) await tie(ctx, hall, input.ticketId, item.itemId)
  await record(ctx, {
    command: 'services.openAtCounter',
    areaId: opened.areaId,
    subject: { type: 'serviceCase', id: opened.id },
    changes: { number: [null, opened.number], item: [null, item.name], place: [null, hall.name] },
  })
  const slip = input.ticketId ? slipAddress(ctx, { id: input.ticketId, token: tokenOf(ctx, input.ticketId) }) : null
  return { ...opened, itemName: item.name, place: hall.name, takenAt: ctx.now, svg: slip && (await qrOf(slip)) }
}

/** Papers for a certain case only (`when`) are the clerk's to judge. */
function refuseMissing(item: ItemOn, present: readonly string[], known: boolean): void {
  const missing = item.documents.filter(
    (d) => d.required && d.when === '' && !(d.held && known) && !present.includes(d.name),
  )
  if (missing.length > 0)
    throw new AppError('services.papersMissing', 422, { papers: missing.map((d) => d.name).join('、') }, 'present')
}

async function tie(ctx: Ctx, hall: Hall, ticketId: string, itemId: string): Promise<void> {
  const tied = await ctx.db
    .updateTable('serviceTicket')
    .set({ itemId })
    .where('areaId', '=', hall.areaId)
    .where('placeId', '=', hall.id)
    .where('id', '=', ticketId)
    .returning('id')
    .executeTakeFirst()
  if (!tied) throw notFound()
}
