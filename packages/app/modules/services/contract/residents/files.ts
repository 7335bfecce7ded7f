import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'

export const keepOwnFile = route({
  name: 'services.keepOwnFile', method: 'POST', path: '/api/services/mine/files', kind: 'command', permission: 'services.own', upload: true,
  summary: 'A photo, recording or document, kept until it is sent with a request', reply: z.object({ id: uuid, name: z.string(), type: z.string() }),
}) // prettier-ignore
