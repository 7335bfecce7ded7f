import { z } from 'zod'
import { idParams, route, uuid } from '#shared/contract.ts'
import { done, needed, versioned } from '../base.ts'
import { deviceKinds } from './base.ts'

export const device = z.object({
  id: uuid, kind: z.enum(deviceKinds), name: z.string(), counter: z.number().int().nullable(), createdAt: z.date(), createdBy: z.string(), version: z.number().int(),
}) // prettier-ignore
export const listDevices = route({
  name: 'services.listDevices', method: 'GET', path: '/api/hall/places/{id}/devices', kind: 'query', permission: 'services.network',
  summary: 'Kiosks, screens and pads of a hall', params: idParams, reply: z.object({ rows: z.array(device) }),
}) // prettier-ignore
export const addDevice = route({
  name: 'services.addDevice', method: 'POST', path: '/api/hall/places/{id}/devices', kind: 'command', permission: 'services.network', secretReply: true,
  summary: 'Makes the secret address of a kiosk, screen, rating pad or QR code; shown once', params: idParams,
  body: z.object({ kind: z.enum(deviceKinds), name: needed(40), counterId: uuid.optional() }),
  reply: done.extend({ token: z.string(), address: z.string(), svg: z.string() }),
}) // prettier-ignore
export const revokeDevice = route({
  name: 'services.revokeDevice', method: 'POST', path: '/api/hall/devices/{id}/revocation', kind: 'command', permission: 'services.network',
  summary: 'Ends the address of a device', params: idParams, body: z.object(versioned), reply: done,
}) // prettier-ignore
