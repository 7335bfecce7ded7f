import type { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { done } from './fields.ts'

/** A command about one thing that is there, named by its id; it answers with the thing's id and version now. */
export const post = <const P extends `/api/${string}`, B extends z.ZodType>(
  name: string,
  permission: string,
  path: P,
  summary: string,
  body: B,
) =>
  route({
    name: `registers.${name}`,
    method: 'POST',
    path,
    kind: 'command',
    permission: `registers.${permission}`,
    summary,
    params: idParams,
    body,
    reply: done,
  })
