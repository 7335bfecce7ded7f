import { sql } from 'kysely'
import {
  listingsOf,
  looksAt,
  ownEntry,
  ownUnit,
  requestsOf,
  type Look,
  type OwnEntry,
} from '#modules/registers/index.ts'
import { requestFields } from '#modules/registers/contract/index.ts'
import { notFound, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { translator } from '#server/texts.ts'
import type { Reply } from '#shared/contract.ts'
import { openStates } from '../../contract/cases/base.ts'
import type * as contract from '../../contract/residents/data.ts'
import type * as own from '../../contract/residents/own.ts'
import { accountsOf } from '#modules/accounts/index.ts'
import { atHome, isCurrent, ownMember, ownMembers, type Member } from './members.ts'
import { areaNames } from './names.ts'

const SHOWN = ['name', 'sex', 'birthOn', 'idMasked', 'phoneMasked', 'ethnic', 'education', 'marriage', 'employment', 'registeredAt', 'address', 'from'] as const // prettier-ignore
const CODED: ReadonlySet<string> = new Set(['sex', 'ethnic', 'education', 'marriage', 'employment'])
const ASKED: Record<string, string> = { idMasked: 'idNumber', phoneMasked: 'phone' }
const correctable: ReadonlySet<string> = new Set(requestFields)

async function personOf(ctx: Ctx, memberId: string | undefined): Promise<{ member: Member; entry: OwnEntry }> {
  requireRight(ctx, 'services.own')
  const member = await ownMember(ctx, memberId)
  if (!member.personId) throw notFound()
  const entry = await atHome(ctx, member, () => ownEntry(ctx, member.communityId, member.personId!))
  if (!entry) throw notFound()
  return { member, entry }
}

/** A fact in words: a code of a list by its name. */
function valueOf(ctx: Ctx, entry: OwnEntry, field: (typeof SHOWN)[number]): string {
  const value = entry[field] ?? ''
  return CODED.has(field) && value ? translator(ctx.locale)(`registers:codes.${field}.${value}`) : String(value)
}

/** What is kept of a person, who looked and why. Only one's own, or of whom one acts for. */
export async function getOwnData(ctx: Ctx, memberId?: string): Promise<Reply<typeof contract.getOwnData>> {
  const { member, entry } = await personOf(ctx, memberId)
  const { communityId, personId } = entry
  return atHome(ctx, member, async () => ({
    memberId: member.id,
    name: entry.name,
    facts: SHOWN.map((field) => ({
      field: ASKED[field] ?? field,
      value: valueOf(ctx, entry, field),
      correctable: correctable.has(ASKED[field] ?? field),
    })),
    looks: [...(await looksAt(ctx, communityId, personId)), ...(await looksIntoCases(ctx, member))].toSorted(
      (a, b) => b.at.getTime() - a.at.getTime(),
    ),
    lists: await listingsOf(ctx, communityId, personId),
    requests: await requestsOf(ctx, communityId, personId),
  }))
}

/**
 * Who looked into one's own requests of special care, or uncovered one's name or phone in a request, and for what. Only for oneself: whoever
 * acts for somebody else is not told of what that person brought.
 */
async function looksIntoCases(ctx: Ctx, member: Member): Promise<Look[]> {
  if (member.kind !== 'self') return []
  const { rows } = await privileged(ctx, (db) =>
    sql<Look>`
      select l.id, l.at, l.by_name as "by", array[l.part] as fields, l.purpose, c.number as reason
      from service_look l join service_case c on c.area_id = l.area_id and c.id = l.case_id
      where l.person_id = ${member.personId} or c.applicant_account_id = ${member.accountId}
      order by l.at desc limit 200`.execute(db),
  )
  return rows
}

/** What the register has, by the names that forms use (`held`): numbers masked, since they go in from the register. */
export async function getPrefill(ctx: Ctx, memberId?: string): Promise<Reply<typeof own.getPrefill>> {
  requireRight(ctx, 'services.own')
  const any = await ownMember(ctx, memberId)
  if (any.localUnitId) return unitPrefill(ctx, any)
  const { member, entry } = await personOf(ctx, any.id)
  const areas = await areaNames(ctx, [member.communityId])
  const plain = ['name', 'sex', 'birthOn', 'ethnic', 'education', 'marriage', 'employment', 'registeredAt'] as const
  const held = Object.fromEntries(plain.map((field) => [field, valueOf(ctx, entry, field)]))
  return {
    memberId: member.id,
    held: dropEmpty({ ...held, idNumber: entry.idMasked ?? '', phone: entry.phoneMasked ?? '', dwelling: entry.address, community: areas.get(member.communityId) ?? '' }), // prettier-ignore
  }
}

async function unitPrefill(ctx: Ctx, member: Member): Promise<Reply<typeof own.getPrefill>> {
  const unit = await atHome(ctx, member, () => ownUnit(ctx, member.localUnitId!))
  return { memberId: member.id, held: dropEmpty({ name: unit?.name ?? '', dwelling: unit?.address ?? '' }) }
}

const dropEmpty = (held: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(held).filter(([, value]) => value !== ''))

/** The unit that one speaks for: what the register has of it, who else speaks for it, how many requests it brought. */
export async function getOwnUnit(ctx: Ctx, memberId?: string): Promise<Reply<typeof contract.getOwnUnit>> {
  requireRight(ctx, 'services.own')
  const member = memberId ? await ownMember(ctx, memberId) : (await ownMembers(ctx)).find((m) => m.kind === 'delegate')
  if (!member?.localUnitId) throw notFound()
  const { localUnitId } = member
  const unit = await atHome(ctx, member, () => ownUnit(ctx, localUnitId))
  if (!unit) throw notFound()
  const areas = await areaNames(ctx, [member.communityId])
  const ties = await atHome(ctx, member, () => ctx.db.selectFrom('serviceMember').selectAll().where('localUnitId', '=', localUnitId).execute()) // prettier-ignore
  const current = ties.filter((m) => isCurrent(ctx, m))
  const accounts = await accountsOf(ctx, current.map((m) => m.accountId)) // prettier-ignore
  const { kind, ...facts } = unit
  return {
    memberId: member.id, name: facts.name, superior: facts.superior, address: facts.address, contact: facts.contact, phoneMasked: facts.phoneMasked, staff: facts.staff,
    kind: translator(ctx.locale)(`registers:codes.localUnitKind.${kind}`), community: areas.get(member.communityId) ?? '',
    delegates: current.map((m) => ({ name: accounts.get(m.accountId)?.name ?? '', since: m.checkedAt, own: m.id === member.id })),
    ...(await countsOf(ctx, localUnitId)),
  } // prettier-ignore
}

/** All requests that any delegate brought for the unit; their number is the unit's, their content the delegate's own. */
async function countsOf(ctx: Ctx, localUnitId: string): Promise<{ open: number; all: number }> {
  const rows = await privileged(ctx, (db) =>
    db.selectFrom('serviceCase').select('state').where('localUnitId', '=', localUnitId).limit(1000).execute(),
  )
  return { all: rows.length, open: rows.filter((r) => (openStates as readonly string[]).includes(r.state)).length }
}
