import { z } from 'zod'
import { day, route, uuid } from './contract.ts'
import { roles } from './roles.ts'

/** One post a person holds: a role at an area. */
export const post = z.object({
  grantId: uuid,
  role: z.enum(roles),
  areaId: uuid,
  areaName: z.string(),
  /** Level of the area, 1 province … 7 grid. */
  level: z.number().int(),
  path: z.string(),
})
export type Post = z.infer<typeof post>

/** Who asks, what they may do and what day it is: all that the shell needs to draw itself. */
export const me = z.object({
  accountId: uuid,
  login: z.string(),
  name: z.string(),
  /** The post they work under now. */
  post,
  /** Every post they could change to, this one among them. */
  posts: z.array(post),
  /** Rights held under this post, `module.right`. */
  abilities: z.array(z.string()),
  /** Whether a second factor was given in this session. */
  strong: z.boolean(),
  secondFactor: z.enum(['none', 'enrolled']),
  /** The post demands a second factor and none is set up. */
  secondFactorDue: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
  /** Larger type, fewer choices. */
  elderMode: z.boolean(),
  demonstration: z.boolean(),
  today: day,
  /** Where a deployment shows map tiles from; none unless configured. */
  mapTiles: z.object({ url: z.string(), attribution: z.string() }).nullable(),
})
export type Me = z.infer<typeof me>

export const meContract = route({
  name: 'accounts.me',
  method: 'GET',
  path: '/api/me',
  summary: 'Who asks, what they may do, and today',
  permission: 'session',
  kind: 'query',
  reply: me,
})
