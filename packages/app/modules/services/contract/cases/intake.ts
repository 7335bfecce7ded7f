import { z } from 'zod'
import { route, uuid } from '#shared/contract.ts'
import { channels, natures, needed, urgencies, words } from '../base.ts'

export const place = z.object({
  text: words(200).default(''),
  x: z.number().min(-180).max(180).optional(),
  y: z.number().min(-90).max(90).optional(),
  unitId: uuid.optional(),
})
export const applicantInput = z.object({
  name: words(50).optional(),
  phone: words(30).optional(),
  personId: uuid.optional(),
  localUnitId: uuid.optional(),
})
/** What the staff takes in at a counter, on the phone or outside. */
export const intakeInput = z.object({
  areaId: uuid,
  channel: z.enum(['counter', 'hotline', 'grid'] as const satisfies (typeof channels)[number][]),
  nature: z.enum(natures),
  urgency: z.enum(urgencies).default('normal'),
  kindId: uuid.optional(),
  itemId: uuid.optional(),
  title: needed(100),
  text: needed(4000),
  form: z.record(z.string().max(100), z.unknown()).optional(),
  place: place.optional(),
  applicant: applicantInput.optional(),
  special: z.boolean().default(false),
  isPublic: z.boolean().default(false),
  fileIds: z.array(uuid).max(20).optional(),
})

export const opened = z.object({
  id: uuid,
  areaId: uuid,
  number: z.string(),
  version: z.number().int(),
  dueAt: z.date().nullable(),
})
export const openCase = route({
  name: 'services.openCase', method: 'POST', path: '/api/services/cases', summary: 'Take a case in at a counter, on the phone or outside',
  permission: 'services.intake', kind: 'command', body: intakeInput, reply: opened,
}) // prettier-ignore
