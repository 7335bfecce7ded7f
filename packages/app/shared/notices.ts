import { z } from 'zod'
import { idParams, route, uuid } from './contract.ts'
import { listQuery, pageOf } from './listing.ts'

export const noticeChannels = ['email', 'sms', 'push'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

export const noticeRow = z.object({
  id: uuid,
  text: z.string(),
  link: z.string().nullable(),
  at: z.date(),
  readAt: z.date().nullable(),
})
export const listNotices = route({
  name: 'notices.list', method: 'GET', path: '/api/notices', summary: 'My notices, newest first',
  permission: 'session', kind: 'query', query: listQuery.extend({ unread: z.enum(['true', 'false']).optional() }), reply: pageOf(noticeRow),
}) // prettier-ignore
export const readNotices = route({
  name: 'notices.read', method: 'POST', path: '/api/notices/read', summary: 'Marks notices as read; all of mine unless told which',
  permission: 'session', kind: 'command', body: z.object({ ids: z.array(uuid).max(200).optional() }), reply: z.object({ read: z.number().int() }),
}) // prettier-ignore

/** Where a person wants to be told besides the page. `shown` is masked. */
export const noticeAddress = z.object({
  id: uuid,
  channel: z.enum(noticeChannels),
  shown: z.string(),
  confirmed: z.boolean(),
})
export const listNoticeAddresses = route({
  name: 'notices.addresses', method: 'GET', path: '/api/notices/addresses', summary: 'Where I am told, and the key of web push',
  permission: 'session', kind: 'query', reply: z.object({ rows: z.array(noticeAddress), pushKey: z.string() }),
}) // prettier-ignore
const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{80,100}$/), auth: z.string().regex(/^[\w-]{20,40}$/) }),
})
export type PushSubscription = z.infer<typeof pushSubscription>
export const addNoticeAddress = route({
  name: 'notices.addAddress', method: 'POST', path: '/api/notices/addresses', summary: 'Adds an e-mail address (a code is sent to it), a mobile number or this browser',
  permission: 'session', kind: 'command', reply: noticeAddress,
  body: z.discriminatedUnion('channel', [
    z.object({ channel: z.literal('email'), address: z.email().max(200) }),
    z.object({ channel: z.literal('sms'), address: z.string().regex(/^1\d{10}$/) }),
    z.object({ channel: z.literal('push'), subscription: pushSubscription }),
  ]),
}) // prettier-ignore
export const confirmNoticeAddress = route({
  name: 'notices.confirmAddress', method: 'POST', path: '/api/notices/addresses/{id}/confirm', summary: 'Gives the code back that came to the address',
  permission: 'session', kind: 'command', params: idParams, body: z.object({ code: z.string().regex(/^\d{6}$/) }), reply: noticeAddress,
}) // prettier-ignore
export const removeNoticeAddress = route({
  name: 'notices.removeAddress', method: 'DELETE', path: '/api/notices/addresses/{id}', summary: 'Takes an address out',
  permission: 'session', kind: 'command', params: idParams, reply: z.object({}),
}) // prettier-ignore
