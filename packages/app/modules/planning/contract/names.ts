import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { nameSources } from '../rules/names.ts'
import { done, versioned } from './base.ts'
import { community, key } from './schemes.ts'

export const proposeSchemeNames = route({
  name: 'planning.proposeNames', method: 'GET', path: '/api/planning/schemes/{id}/names', kind: 'query', permission: 'planning.view',
  summary: 'Names for the communities of a scheme from estates, roads and old names; what is wrong with those given; codes', params: idParams,
  reply: z.object({
    rows: z.array(z.object({
      key, name: z.string(),
      candidates: z.array(z.object({ name: z.string(), source: z.enum(nameSources) })),
      /** A refusal's code and the town of the other community that bears the name. */
      fault: z.string().nullable(), town: z.string().nullable(),
      /** Another name of the county sounds the same (避免同音). */
      soundsLike: z.string().nullable(),
      /** The code that is held, or the one that would be. */
      code: z.string().nullable(), reserved: z.boolean(),
    })),
  }),
}) // prettier-ignore

export const reserveNames = route({
  name: 'planning.reserveNames', method: 'POST', path: '/api/planning/schemes/{id}/reserve', kind: 'command', permission: 'planning.draw',
  summary: 'Checks the names of new communities and holds names and codes for them in the county', params: idParams,
  body: z.object(versioned), reply: done.extend({ communities: z.array(community) }),
}) // prettier-ignore
