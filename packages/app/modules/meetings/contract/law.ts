import { z } from 'zod'
import { day, route, uuid } from '#shared/contract.ts'

const cited = z.object({ document: z.string(), article: z.string() })
/** What the law of a day says that screens of meetings and publicity name; `null` where it says nothing. */
export const lawSaid = route({
  name: 'meetings.lawSaid', method: 'GET', path: '/api/meetings/said', kind: 'query', permission: 'meetings.view',
  summary: 'Which provisions of the day reserve matters to a meeting, ask for publicity and for how long', query: z.object({ areaId: uuid }),
  reply: z.object({ day, reserved: cited.nullable(), publicity: cited.extend({ kinds: z.number().int(), days: z.number().int().nullable() }).nullable() }),
}) // prettier-ignore
export type LawSaid = z.output<typeof lawSaid.reply>
