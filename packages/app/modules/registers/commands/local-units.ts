import { record } from '#server/audit.ts'
import { notFound, require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { isSocialCreditCode } from '#shared/codes.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { z } from 'zod'
import type * as contract from '../contract/index.ts'
import type { LocalUnit } from '../rows.ts'
import { isPhone } from '../rules/people.ts'
import { changeFrom, endOn, inOrder, type Change } from '../rules/spells.ts'
import { supersede } from '../write.ts'
import { reasonOf } from './homes.ts'
import { checkGrounds, checkVersion } from './support.ts'

type Facts = z.output<typeof contract.changeLocalUnit.body>['facts']

function columns(ctx: Ctx, facts: Facts): Partial<LocalUnit> {
  const { phone, ...plain } = facts
  if (plain.creditCode && !isSocialCreditCode(plain.creditCode))
    throw new AppError('registers.badCreditCode', 422, {}, 'creditCode')
  if (phone && !isPhone(phone)) throw new AppError('registers.badPhone', 422, {}, 'phone')
  return { ...plain, ...(phone ? { phoneEnc: ctx.keys.seal(phone), phoneLast4: phone.slice(-4) } : {}) }
}

type NewLocalUnit = Omit<LocalUnit, 'id' | 'recordedAt' | 'supersededAt'>
async function write(ctx: Ctx, change: Change<LocalUnit, NewLocalUnit>): Promise<void> {
  await supersede(ctx, 'localUnit', change.drop)
  const rows = change.add.map((u) => ({ ...u, id: newId(ctx.now), recordedAt: ctx.now, supersededAt: null }))
  if (rows.length > 0) await ctx.db.insertInto('localUnit').values(rows).execute()
}

/** A local unit (驻地单位) is entered with the level of its superior: 中央, 省, 市, 县区 or none. */
export async function addLocalUnit(ctx: Ctx, input: z.output<typeof contract.addLocalUnit.body>) {
  await require(ctx, 'registers.write', input.communityId)
  checkGrounds(ctx, input)
  const { communityId, on, paper: _paper, reason: _reason, ...facts } = input
  const localUnitId = newId(ctx.now)
  const blank = { creditCode: null, phoneEnc: null, phoneLast4: null, staff: null }
  const row = {
    ...blank,
    ...columns(ctx, facts),
    communityId,
    localUnitId,
    version: 1,
    validFrom: on,
    validTo: null,
  } as NewLocalUnit
  await write(ctx, { drop: [], add: [row] })
  await record(ctx, {
    command: 'registers.addLocalUnit',
    areaId: communityId,
    subject: { type: 'localUnit', id: localUnitId },
    changes: { name: [null, input.name] },
    ...reasonOf(input),
  })
  return { id: localUnitId, version: 1 }
}

async function standing(ctx: Ctx, id: string, version: number): Promise<{ rows: LocalUnit[]; now: LocalUnit }> {
  const found = await ctx.db
    .selectFrom('localUnit')
    .selectAll()
    .where('localUnitId', '=', id)
    .where('supersededAt', 'is', null)
    .execute()
  const rows = inOrder(found)
  const now = rows.findLast((u) => u.validTo === null)
  if (!now) throw notFound()
  await require(ctx, 'registers.write', now.communityId)
  checkVersion(now, version)
  return { rows, now }
}

/** Something about a local unit changed on a day. */
export async function changeLocalUnit(ctx: Ctx, id: string, input: z.output<typeof contract.changeLocalUnit.body>) {
  const { rows, now } = await standing(ctx, id, input.version)
  checkGrounds(ctx, input)
  if (input.on < rows[0]!.validFrom) throw new AppError('registers.beforeUnit', 422, { day: rows[0]!.validFrom }, 'on')
  const change = changeFrom(rows, input.on, columns(ctx, input.facts))
  await write(ctx, { drop: change.drop, add: change.add.map((u) => ({ ...u, version: now.version + 1 })) })
  const { phone: _, ...plain } = input.facts
  await record(ctx, {
    command: 'registers.changeLocalUnit', areaId: now.communityId, subject: { type: 'localUnit', id },
    changes: Object.fromEntries(Object.entries(plain).map(([k, v]) => [k, [now[k as keyof LocalUnit], v]])), ...reasonOf(input),
  }) // prettier-ignore
  return { id, version: now.version + 1 }
}

/** A local unit left or was dissolved. */
export async function closeLocalUnit(ctx: Ctx, id: string, input: z.output<typeof contract.closeLocalUnit.body>) {
  const { rows, now } = await standing(ctx, id, input.version)
  checkGrounds(ctx, input)
  if (input.on < rows[0]!.validFrom) throw new AppError('registers.beforeUnit', 422, { day: rows[0]!.validFrom }, 'on')
  const change = endOn(rows, input.on)
  await write(ctx, { drop: change.drop, add: change.add.map((u) => ({ ...u, version: now.version + 1 })) })
  await record(ctx, {
    command: 'registers.closeLocalUnit',
    areaId: now.communityId,
    subject: { type: 'localUnit', id },
    changes: { to: [null, input.on] },
    ...reasonOf(input),
  })
  return { id, version: now.version + 1 }
}
