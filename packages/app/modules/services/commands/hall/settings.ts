import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { notFound, requireRight } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as counters from '../../contract/hall/counters.ts'
import type * as devices from '../../contract/hall/devices.ts'
import type { DeviceKind } from '../../contract/hall/base.ts'
import { deviceHash } from '../../queries/hall/device.ts'
import { hallFor } from '../../queries/hall/place.ts'
import { countersOf } from '../../queries/hall/row.ts'
import { tellHall } from '../../queries/hall/screen.ts'
import { qrOf } from '../../rules/hall/qr.ts'
import { actorName, changesOf, checkVersion } from '../support.ts'

/** Sets how a place takes numbers. Letters that numbers of the day were given under stay readable on these numbers. */
export async function setHall(ctx: Ctx, placeId: string, input: z.output<typeof counters.setHall.body>) {
  const hall = await hallFor(ctx, 'services.network', placeId)
  checkVersion(hall, input.version)
  const twice = input.businesses.find((b, i) => input.businesses.findIndex((o) => o.letter === b.letter) !== i)
  if (twice) throw new AppError('services.letterTwice', 422, { letter: twice.letter }, 'businesses')
  const { version: _v, businesses, ...rest } = input
  const version = hall.version + 1
  const values = { ...rest, businesses: JSON.stringify(businesses), version }
  await ctx.db
    .insertInto('serviceHall')
    .values({ areaId: hall.areaId, placeId, path: hall.path, ...values })
    .onConflict((c) => c.columns(['areaId', 'placeId']).doUpdateSet(values))
    .execute()
  await record(ctx, {
    command: 'services.setHall',
    areaId: hall.areaId,
    subject: { type: 'hall', id: placeId },
    changes: changesOf(hall, { businesses, ...rest }),
  })
  await tellHall(ctx, placeId)
  return { id: placeId, version }
}

/** The page that a device opens. */
const pages = { kiosk: 'kiosk', screen: 'screen', pad: 'pad', phone: 'take' } as const satisfies Record<
  DeviceKind,
  string
>

/** Makes the secret address of a device. It is shown once: only its digest is kept. */
export async function addDevice(ctx: Ctx, placeId: string, input: z.output<typeof devices.addDevice.body>) {
  const hall = await hallFor(ctx, 'services.network', placeId)
  if (!hall.set) throw new AppError('services.noHall', 409, { place: hall.name })
  if ((input.kind === 'pad') !== (input.counterId !== undefined))
    throw new AppError('services.padCounter', 422, {}, 'counterId')
  if (input.counterId && !(await countersOf(ctx, hall)).some((c) => c.id === input.counterId))
    throw new AppError('services.padCounter', 422, {}, 'counterId')
  const token = randomBytes(16).toString('hex')
  const id = newId(ctx.now)
  await ctx.db
    .insertInto('serviceDevice')
    .values({
      id,
      areaId: hall.areaId,
      path: hall.path,
      placeId,
      kind: input.kind,
      name: input.name,
      counterId: input.counterId ?? null,
      tokenHash: deviceHash(ctx, token),
      createdAt: ctx.now,
      createdBy: actorName(ctx),
    })
    .execute()
  await record(ctx, {
    command: 'services.addDevice',
    areaId: hall.areaId,
    subject: { type: 'device', id },
    changes: { kind: [null, input.kind], name: [null, input.name] },
  })
  const address = `${ctx.config.publicUrl}/public/hall/${pages[input.kind]}/${token}`
  return { id, version: 1, token, address, svg: await qrOf(address) }
}

/** Ends the address of a device: whoever still has it finds nothing. */
export async function revokeDevice(ctx: Ctx, id: string, input: { version: number }) {
  requireRight(ctx, 'services.network')
  const device = await ctx.db.selectFrom('serviceDevice').selectAll().where('id', '=', id).executeTakeFirst()
  if (!device) throw notFound()
  if (device.revokedAt) throw notFound()
  checkVersion(device, input.version)
  await ctx.db
    .updateTable('serviceDevice')
    .set({ revokedAt: ctx.now, version: device.version + 1 })
    .where('id', '=', id)
    .execute()
  await record(ctx, {
    command: 'services.revokeDevice',
    areaId: device.areaId,
    subject: { type: 'device', id },
    changes: { name: [device.name, null] },
  })
  return { id, version: device.version + 1 }
}
