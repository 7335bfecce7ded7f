import { z } from 'zod'
import { day, idParams, route, uuid } from '#shared/contract.ts'
import { roles } from '#shared/roles.ts'
import { done } from './done.ts'
import { PASSWORD_MAX } from '../rules/passwords.ts'

const instant = z.iso.datetime()
const password = z.string().min(1).max(PASSWORD_MAX)
/** Six digits of the second factor, or a recovery code of four groups of four. */
const code = z.string().trim().min(6).max(24)

export const signIn = route({
  name: 'accounts.signIn',
  method: 'POST',
  path: '/api/accounts/sign-in',
  summary: 'Log in; asks for a new password or a code where one is due',
  permission: 'public',
  // A whole office begins its day behind one address; guesses are counted by name and address besides.
  open: { writes: 'each', perMinute: 120 },
  kind: 'command',
  body: z.object({
    login: z.string().trim().min(1).max(64),
    password,
    newPassword: password.optional(),
    code: code.optional(),
  }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('in') }),
    /** The same request again, with `newPassword`: it is the first log-in, or the password is too old. */
    z.object({ state: z.literal('newPassword'), reason: z.enum(['first', 'expired']) }),
    /** The same request again, with `code`. */
    z.object({ state: z.literal('code') }),
  ]),
})

export const signOut = route({
  name: 'accounts.signOut',
  method: 'POST',
  path: '/api/accounts/sign-out',
  summary: 'Log out here',
  permission: 'session',
  kind: 'command',
  reply: done,
})

export const changePost = route({
  name: 'accounts.changePost',
  method: 'POST',
  path: '/api/accounts/post',
  summary: 'Work under another of one’s posts',
  permission: 'session',
  kind: 'command',
  body: z.object({ grantId: uuid }),
  reply: done,
})

export const ownSession = z.object({
  id: uuid,
  here: z.boolean(),
  startedAt: instant,
  lastSeenAt: instant,
  lapsesAt: instant,
  strong: z.boolean(),
  address: z.string(),
  agent: z.string(),
})
export const listOwnSessions = route({
  name: 'accounts.listOwnSessions',
  method: 'GET',
  path: '/api/accounts/mine/sessions',
  summary: 'Where I am logged in now',
  permission: 'session',
  kind: 'query',
  reply: z.object({ rows: z.array(ownSession) }),
})

export const endOwnSession = route({
  name: 'accounts.endOwnSession',
  method: 'POST',
  path: '/api/accounts/mine/sessions/{id}/end',
  summary: 'Log out one of my log-ins',
  permission: 'session',
  kind: 'command',
  params: idParams,
  reply: done,
})

export const signOutEverywhere = route({
  name: 'accounts.signOutEverywhere',
  method: 'POST',
  path: '/api/accounts/mine/sessions/end',
  summary: 'Log out everywhere, here too',
  permission: 'session',
  kind: 'command',
  reply: z.object({ ended: z.number().int() }),
})

export const myAccount = route({
  name: 'accounts.mine',
  method: 'GET',
  path: '/api/accounts/mine',
  summary: 'My account: posts, password, second factor',
  permission: 'session',
  kind: 'query',
  reply: z.object({
    login: z.string(),
    name: z.string(),
    lastLoginAt: instant.nullable(),
    passwordSetAt: instant,
    passwordDueOn: day.nullable(),
    secondFactor: z.enum(['none', 'enrolled']),
    secondFactorDue: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    demonstration: z.boolean(),
    posts: z.array(
      z.object({
        grantId: uuid,
        role: z.enum(roles),
        areaId: uuid,
        areaName: z.string(),
        validFrom: day,
        validTo: day.nullable(),
        now: z.boolean(),
      }),
    ),
  }),
})

export const changePassword = route({
  name: 'accounts.changePassword',
  method: 'POST',
  path: '/api/accounts/mine/password',
  summary: 'Change my password; logs out all my other log-ins',
  permission: 'session',
  kind: 'command',
  body: z.object({ password, newPassword: password }),
  reply: done,
})

export const beginSecondFactor = route({
  name: 'accounts.beginSecondFactor',
  method: 'POST',
  path: '/api/accounts/mine/second-factor',
  summary: 'Begin to set up a second factor: secret and QR picture',
  permission: 'session',
  kind: 'command',
  body: z.object({ password }),
  reply: z.object({ secret: z.string(), uri: z.string(), svg: z.string() }),
  secretReply: true,
})

export const confirmSecondFactor = route({
  name: 'accounts.confirmSecondFactor',
  method: 'POST',
  path: '/api/accounts/mine/second-factor/confirm',
  summary: 'Confirm the second factor by its first code; gives the recovery codes',
  permission: 'session',
  kind: 'command',
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'accounts.codeShape'),
  }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
  secretReply: true,
})

export const removeSecondFactor = route({
  name: 'accounts.removeSecondFactor',
  method: 'POST',
  path: '/api/accounts/mine/second-factor/remove',
  summary: 'Give the second factor up, where no post demands it',
  permission: 'session',
  kind: 'command',
  body: z.object({ password, code }),
  reply: done,
})

export const changePreferences = route({
  name: 'accounts.changePreferences',
  method: 'PUT',
  path: '/api/accounts/preferences',
  summary: 'My language, and whether I want large type',
  permission: 'session',
  kind: 'command',
  body: z.object({ language: z.enum(['zh-CN', 'en']), elderMode: z.boolean() }),
  reply: done,
})

export const listDemonstrationAccounts = route({
  name: 'accounts.listDemonstration',
  method: 'GET',
  path: '/api/accounts/demonstration',
  summary: 'The accounts of the demonstration city; none in a real one',
  permission: 'public',
  kind: 'query',
  reply: z.object({
    password: z.string().nullable(),
    rows: z.array(z.object({ login: z.string(), name: z.string(), role: z.enum(roles), areaName: z.string() })),
  }),
})

const listName = z
  .string()
  .regex(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/)
  .max(60)
export const listViews = route({
  name: 'accounts.listViews',
  method: 'GET',
  path: '/api/saved-views',
  summary: 'My saved views of a list',
  permission: 'session',
  kind: 'query',
  query: z.object({ list: listName }),
  reply: z.object({ rows: z.array(z.object({ id: uuid, name: z.string(), query: z.string() })) }),
})

export const saveView = route({
  name: 'accounts.saveView',
  method: 'POST',
  path: '/api/saved-views',
  summary: 'Save a view of a list under a name; the same name is written over',
  permission: 'session',
  kind: 'command',
  body: z.object({ list: listName, name: z.string().trim().min(1).max(60), query: z.string().max(2000) }),
  reply: z.object({ id: uuid }),
})

export const deleteView = route({
  name: 'accounts.deleteView',
  method: 'DELETE',
  path: '/api/saved-views/{id}',
  summary: 'Delete one of my saved views',
  permission: 'session',
  kind: 'command',
  params: idParams,
  reply: done,
})
