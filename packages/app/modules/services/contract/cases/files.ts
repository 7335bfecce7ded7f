import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { needed } from '../base.ts'
import { audiences, caseParams } from './base.ts'
import { stepDone } from './step.ts'

export const attachment = z.object({
  fileId: uuid,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  kind: z.enum(['photo', 'voice', 'document']),
})
export type AttachmentShown = z.infer<typeof attachment>
export const uploadFile = route({
  name: 'services.uploadFile', method: 'POST', path: '/api/services/files', summary: 'Keep a photo, a voice note or a paper for a case',
  permission: 'services.intake', kind: 'command', upload: true, query: z.object({ areaId: uuid }), reply: attachment,
}) // prettier-ignore
export const attachFiles = route({
  name: 'services.attachFiles', method: 'POST', path: '/api/services/cases/{id}/files', summary: 'Add kept files to a case',
  permission: 'services.handle', kind: 'command', params: caseParams,
  body: z.object({ fileIds: z.array(uuid).min(1).max(20), audience: z.enum(audiences) }), reply: stepDone,
}) // prettier-ignore
export const getFile = route({
  name: 'services.getFile', method: 'GET', path: '/api/services/cases/{id}/files/{fileId}', summary: 'A file of a case',
  permission: 'services.view', kind: 'query', params: caseParams.extend({ fileId: uuid }), reply: 'file',
}) // prettier-ignore
/** A photo that everybody may see, under the address that Open311 names (`media_url`). */
export const publicPhoto = route({
  name: 'services.publicPhoto', method: 'GET', path: '/api/public/cases/{number}/photos/{fileId}', summary: 'A photo of a public case',
  permission: 'public', open: { foreign: true }, kind: 'query', params: z.object({ number: z.string().max(20), fileId: uuid }), reply: 'raw',
  produces: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
}) // prettier-ignore
export const dropFile = route({
  name: 'services.dropFile', method: 'POST', path: '/api/services/cases/{id}/files/{fileId}/drop', summary: 'Take a file of a case out of sight',
  permission: 'services.handle', kind: 'command', params: caseParams.extend({ fileId: uuid }), body: z.object({ reason: needed(300) }), reply: stepDone,
}) // prettier-ignore
