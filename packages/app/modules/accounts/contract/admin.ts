import { z } from 'zod'
import { day, idParams, route, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { roles } from '#shared/roles.ts'
import { done } from './done.ts'
import { LOGIN } from '../rules/passwords.ts'

const instant = z.iso.datetime()
const role = z.enum(roles)
const reason = z.string().trim().min(2).max(500)
const states = ['active', 'disabled'] as const

export const accountPost = z.object({
  grantId: uuid,
  role,
  areaId: uuid,
  areaName: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  /** `now`, still to come, or over. */
  when: z.enum(['now', 'coming', 'over']),
  /** Whether the caller may take it away. */
  revocable: z.boolean(),
})
export const accountRow = z.object({
  id: uuid,
  login: z.string(),
  name: z.string(),
  areaName: z.string(),
  /** Posts held now, in words. */
  posts: z.string(),
  state: z.enum(states),
  locked: z.boolean(),
  secondFactor: z.boolean(),
  lastLoginAt: instant.nullable(),
})

export const listAccounts = route({
  name: 'accounts.list',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts within one’s area',
  permission: 'accounts.read',
  kind: 'query',
  query: listQuery.extend({
    state: z.enum(states).optional(),
    role: role.optional(),
    areaId: uuid.optional(),
    /** Only those with a post at an area that stands no more. */
    ended: z.enum(['yes']).optional(),
  }),
  reply: pageOf(accountRow),
})

export const getAccount = route({
  name: 'accounts.get',
  method: 'GET',
  path: '/api/accounts/{id}',
  summary: 'One account with its posts',
  permission: 'accounts.read',
  kind: 'query',
  params: idParams,
  reply: z.object({
    id: uuid,
    login: z.string(),
    name: z.string(),
    areaId: uuid,
    areaName: z.string(),
    state: z.enum(states),
    lockedMinutes: z.number().int(),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean(),
    lastLoginAt: instant.nullable(),
    createdAt: instant,
    openSessions: z.number().int(),
    demonstration: z.boolean(),
    version,
    posts: z.array(accountPost),
    /** Which rule keeps the caller from changing it, if any. */
    refusal: z.enum(['ownAccount', 'areaNotYours', 'holderAboveYou']).nullable(),
  }),
})

/** Roles that the caller may give, with the levels of area at which each stands. */
export const listGivable = route({
  name: 'accounts.listGivable',
  method: 'GET',
  path: '/api/accounts/givable',
  summary: 'The roles that I may give, and at which levels',
  permission: 'accounts.manage',
  kind: 'query',
  reply: z.object({ rows: z.array(z.object({ role, levels: z.array(z.number().int()) })) }),
})

const grantBody = z.object({ role, areaId: uuid, validFrom: day.optional(), validTo: day.nullish() })

export const createAccount = route({
  name: 'accounts.create',
  method: 'POST',
  path: '/api/accounts',
  summary: 'Set up an account with its first post; its one-time password is shown once',
  permission: 'accounts.manage',
  kind: 'command',
  body: grantBody.extend({
    login: z.string().trim().toLowerCase().regex(LOGIN, 'accounts.loginShape'),
    name: z.string().trim().min(1).max(60),
  }),
  reply: z.object({ id: uuid, initialPassword: z.string() }),
  secretReply: true,
})

const change = z.object({ version, reason })
const onAccount = <const N extends string, const P extends string>(name: N, verb: P, summary: string) =>
  route({
    name,
    method: 'POST',
    path: `/api/accounts/{id}/${verb}`,
    summary,
    permission: 'accounts.manage',
    kind: 'command',
    params: idParams,
    body: change,
    reply: done,
  })

export const renameAccount = route({
  name: 'accounts.rename',
  method: 'PATCH',
  path: '/api/accounts/{id}',
  summary: 'Correct the name shown for an account',
  permission: 'accounts.manage',
  kind: 'command',
  params: idParams,
  body: z.object({ name: z.string().trim().min(1).max(60), version }),
  reply: done,
})
export const disableAccount = onAccount('accounts.disable', 'disable', 'Disable an account and log it out')
export const enableAccount = onAccount('accounts.enable', 'enable', 'Let a disabled account in again')
export const unlockAccount = onAccount('accounts.unlock', 'unlock', 'Lift the lock after failed log-ins')
export const resetSecondFactor = onAccount(
  'accounts.resetSecondFactor',
  'second-factor/reset',
  'Take a lost second factor off an account and log it out',
)
export const resetPassword = route({
  name: 'accounts.resetPassword',
  method: 'POST',
  path: '/api/accounts/{id}/password/reset',
  summary: 'Give an account a one-time password, shown once, and log it out',
  permission: 'accounts.manage',
  kind: 'command',
  params: idParams,
  body: change,
  reply: z.object({ initialPassword: z.string() }),
  secretReply: true,
})

export const giveGrant = route({
  name: 'accounts.giveGrant',
  method: 'POST',
  path: '/api/accounts/{id}/grants',
  summary: 'Give an account a post',
  permission: 'accounts.manage',
  kind: 'command',
  params: idParams,
  body: grantBody,
  reply: z.object({ id: uuid }),
})
export const revokeGrant = route({
  name: 'accounts.revokeGrant',
  method: 'POST',
  path: '/api/accounts/{id}/grants/{grantId}/revoke',
  summary: 'Take a post away, from today on',
  permission: 'accounts.manage',
  kind: 'command',
  params: z.object({ id: uuid, grantId: uuid }),
  body: z.object({ reason }),
  reply: done,
})

export const getPolicy = route({
  name: 'accounts.getPolicy',
  method: 'GET',
  path: '/api/accounts/policy',
  summary: 'After how many days a password must be renewed',
  permission: 'accounts.read',
  kind: 'query',
  reply: z.object({ passwordDays: z.number().int(), version }),
})
export const changePolicy = route({
  name: 'accounts.changePolicy',
  method: 'PUT',
  path: '/api/accounts/policy',
  summary: 'Set after how many days a password must be renewed; 0: never',
  permission: 'accounts.policy',
  kind: 'command',
  body: z.object({ passwordDays: z.number().int().min(0).max(3650), version }),
  reply: done,
})
