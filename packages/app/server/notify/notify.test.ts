import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { webcrypto } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SMTPServer } from 'smtp-server'
import type { Actor } from '#server/context.ts'
import { openWorld, type World } from '#testing/world.ts'
import { deliverDue, notify, NotDeliverable, type Transports } from './index.ts'
import { waitAfter } from './deliver.ts'
import { logTransport } from './transports/log.ts'
import { isPushService, pushTransport, vapidKeys } from './transports/push.ts'
import { smtpTransport } from './transports/smtp.ts'

let world: World
let resident: Extract<Actor, { kind: 'account' }>
const mails: string[] = []
let refusing: number | undefined
const mailServer = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    done(refusing ? Object.assign(new Error('no'), { responseCode: refusing }) : null),
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      mails.push(text)
      done()
    })
  },
})
let port = 0
let transports: Transports

beforeAll(async () => {
  world = await openWorld()
  resident = world.actor('resident', world.city.communityA1.id) as typeof resident
  mailServer.listen(0, '127.0.0.1')
  await once(mailServer.server, 'listening')
  port = (mailServer.server.address() as { port: number }).port
  const log = logTransport(world.house.log)
  transports = { email: smtpTransport(`smtp://127.0.0.1:${port}`, '里仁 <liren@example.cn>'), sms: log, push: log }
})
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(() => resolve()))
  await world.close()
})
afterEach(async () => {
  refusing = undefined
  mails.length = 0
  await world.system((ctx) => ctx.db.deleteFrom('notification').execute())
})

const decoded = (mail: string) => {
  const [head, body] = mail.split('\r\n\r\n', 2) as [string, string]
  const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body
  return {
    head,
    text,
    subject: Buffer.from(/Subject: =\?UTF-8\?B\?([^?]+)/i.exec(head)?.[1] ?? '', 'base64').toString(),
  }
}
const post = (url: string, payload: object, actor: Actor = resident) =>
  world.http(actor, { method: 'POST', url, payload })
const queued = () =>
  world.system((ctx) => ctx.db.selectFrom('notification').selectAll().where('channel', '<>', 'inApp').execute())
const tell = (happening?: string) =>
  world.system((ctx) =>
    notify(ctx, {
      accountId: resident.accountId,
      language: 'zh-CN',
      topic: 'kit:notices.code',
      params: { code: '王小明', minutes: 30 },
      link: '/my',
      ...(happening ? { once: happening } : {}),
    }),
  )

/** The address that the tests below tell of, confirmed by the code that a mail brought. */
async function confirmed(): Promise<void> {
  const added = await post('/api/notices/addresses', { channel: 'email', address: 'xiaoming@example.cn' })
  await deliverDue(world.house, transports)
  const code = /\d{6}/.exec(decoded(mails.at(-1)!).text)![0]
  await post(`/api/notices/addresses/${(added.body as { id: string }).id}/confirm`, { code })
  mails.length = 0
}

describe('a notice', () => {
  it('sends ten codes a day and no more, whatever is added and taken out', async () => {
    const tried = []
    for (let n = 0; n < 11; n++)
      tried.push((await post('/api/notices/addresses', { channel: 'email', address: 'neighbour@example.cn' })).status)
    expect(tried).toEqual([...Array.from({ length: 10 }, () => 200), 429])
    expect(await queued()).toHaveLength(10)
    const before = world.now
    world.now = new Date(before.getTime() + 25 * 3_600_000)
    const again = await post('/api/notices/addresses', { channel: 'email', address: 'neighbour@example.cn' })
    world.now = before
    await world.http(resident, { method: 'DELETE', url: `/api/notices/addresses/${(again.body as { id: string }).id}` })
    expect(again.status).toBe(200)
  })

  it('goes to an address only after the code that was sent there came back; a wrong one counts, five are the end', async () => {
    const added = await post('/api/notices/addresses', { channel: 'email', address: 'xiaoming@example.cn' })
    const { id, shown } = added.body as { id: string; shown: string }
    expect(shown).toBe('x***@example.cn')
    await tell()
    expect((await queued()).length).toBe(1)
    await deliverDue(world.house, transports)
    const code = /\d{6}/.exec(decoded(mails[0]!).text)![0]
    const wrong = code === '000000' ? '000001' : '000000'
    const confirm = (c: string) => post(`/api/notices/addresses/${id}/confirm`, { code: c })
    expect((await confirm(wrong)).status).toBe(422)
    expect((await confirm(code)).body).toMatchObject({ confirmed: true })
    const other = (await post('/api/notices/addresses', { channel: 'email', address: 'b@example.cn' })).body as {
      id: string
    }
    for (let n = 0; n < 5; n++) await post(`/api/notices/addresses/${other.id}/confirm`, { code: '999999' })
    await deliverDue(world.house, transports)
    const late = /\d{6}/.exec(decoded(mails[1]!).text)![0]
    expect((await post(`/api/notices/addresses/${other.id}/confirm`, { code: late })).status).toBe(410)
    await world.http(resident, { method: 'DELETE', url: `/api/notices/addresses/${other.id}` })
  })

  it('is one mail in the language of the person, with a link, no name in its subject, and nothing readable in the queue', async () => {
    await confirmed()
    await tell()
    const row = (await queued()).find((r) => r.state === 'queued')
    expect(JSON.stringify(row)).not.toMatch(/xiaoming|王小明/)
    expect(await deliverDue(world.house, transports)).toBe(1)
    const mail = decoded(mails[0]!)
    expect(mail.subject).toBe('里仁：您有一条新通知')
    expect(mail.text).toContain('王小明')
    expect(mail.text).toContain('/my')
    expect(mails[0]).toContain(`<${row!.id}@example.cn>`)
    expect(await deliverDue(world.house, transports)).toBe(0)
    expect(mails.length).toBe(1)
  })

  it('is told once however often its happening is told', async () => {
    await tell('case:1:3')
    await tell('case:1:3')
    const reply = await world.http(resident, { method: 'GET', url: '/api/notices' })
    expect((reply.body as { total: number }).total).toBe(1)
    expect((await queued()).length).toBe(1)
  })

  it('waits while the mail server is down, longer each time, and goes out once when it is back', async () => {
    await tell()
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const nobody = (free.address() as { port: number }).port
    free.close()
    const dead = { ...transports, email: smtpTransport(`smtp://127.0.0.1:${nobody}`, 'liren@example.cn') }
    const begun = world.now
    expect(await deliverDue(world.house, dead)).toBe(0)
    expect(await deliverDue(world.house, transports)).toBe(0)
    expect([waitAfter(1), waitAfter(2), waitAfter(20)]).toEqual([60_000, 120_000, 3_600_000])
    world.now = new Date(begun.getTime() + 61_000)
    expect(await deliverDue(world.house, dead)).toBe(0)
    expect(await queued()).toMatchObject([{ state: 'queued', tries: 2 }])
    world.now = new Date(begun.getTime() + 10 * 60_000)
    expect(await deliverDue(world.house, transports)).toBe(1)
    expect(mails.length).toBe(1)
    world.now = begun
  })

  it('whose process died while it was sent is another’s after five minutes, not before, under the same Message-ID', async () => {
    await tell()
    const begun = world.now
    const never = { ...transports, email: { name: 'cut', send: () => new Promise<void>(() => {}) } }
    void deliverDue(world.house, never)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await deliverDue(world.house, transports)).toBe(0)
    world.now = new Date(begun.getTime() + 6 * 60_000)
    expect(await deliverDue(world.house, transports)).toBe(1)
    expect(mails[0]).toContain((await queued())[0]!.id)
    world.now = begun
  })

  it('that two processes find at the same time is sent by one', async () => {
    for (let n = 0; n < 12; n++) await tell()
    await Promise.all([deliverDue(world.house, transports), deliverDue(world.house, transports)])
    expect(mails.length).toBe(12)
  })

  it('is given up where the server refuses the address for good, and kept where it only asks to come again', async () => {
    await tell()
    refusing = 450
    await deliverDue(world.house, transports)
    expect(await queued()).toMatchObject([{ state: 'queued' }])
    refusing = 550
    world.now = new Date(world.now.getTime() + 120_000)
    await deliverDue(world.house, transports)
    expect(await queued()).toMatchObject([{ state: 'failed', error: 'address' }])
  })

  it('is seen by nobody else, neither itself nor its address', async () => {
    await tell()
    const neighbour = world.actor('resident', world.city.communityA1.id)
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    for (const actor of [neighbour, worker]) {
      expect((await world.http(actor, { method: 'GET', url: '/api/notices' })).body).toMatchObject({ total: 0 })
      const rows = await world.as(actor, (ctx) => ctx.db.selectFrom('notification').select('id').execute())
      const where = await world.as(actor, (ctx) => ctx.db.selectFrom('notificationAddress').select('id').execute())
      expect([...rows, ...where]).toEqual([])
    }
  })
})

describe('web push', () => {
  it('has keys of its own, made once and kept', async () => {
    const { data } = world.house.config
    const first = await vapidKeys(data)
    expect(await vapidKeys(data)).toEqual(first)
    expect(Buffer.from(first.publicKey, 'base64url').length).toBe(65)
    expect(JSON.parse(readFileSync(`${data}/keys/vapid.json`, 'utf8'))).toEqual(first)
  })

  it('calls only the push services of browsers, never an address of a stranger’s choice', async () => {
    expect(isPushService('https://updates.push.services.mozilla.com/wpush/v2/x')).toBe(true)
    for (const endpoint of [
      'https://127.0.0.1/x',
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com.evil.cn/x',
    ])
      expect(isPushService(endpoint)).toBe(false)
    const subscription = { endpoint: 'https://10.0.0.1/x', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } }
    expect((await post('/api/notices/addresses', { channel: 'push', subscription })).status).toBe(422)
  })

  it('sends what only the browser can read, and forgets a browser that has gone', async () => {
    const pair = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
    const p256dh = Buffer.from(await webcrypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
    const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/abc'
    const subscription = { endpoint, keys: { p256dh, auth: Buffer.alloc(16, 7).toString('base64url') } }
    expect((await post('/api/notices/addresses', { channel: 'push', subscription })).body).toMatchObject({
      confirmed: true,
    })
    const calls: { url: string; init: RequestInit }[] = []
    let status = 201
    const push = pushTransport(
      await vapidKeys(world.house.config.data),
      'mailto:liren@example.cn',
      async (url, init) => {
        calls.push({ url: String(url), init: init! })
        return new Response(null, { status })
      },
    )
    await tell()
    await deliverDue(world.house, { ...transports, push })
    expect(calls[0]!.url).toBe(endpoint)
    expect(Buffer.from(calls[0]!.init.body as Uint8Array).toString()).not.toContain('王小明')
    status = 410
    await tell()
    await deliverDue(world.house, { ...transports, push })
    const left = await world.http(resident, { method: 'GET', url: '/api/notices/addresses' })
    expect((left.body as { rows: { channel: string }[] }).rows.filter((r) => r.channel === 'push')).toEqual([])
    await expect(push.send({ id: '', channel: 'push', address: JSON.stringify(subscription), locale: 'en', subject: '', text: '', link: null })).rejects.toThrow(NotDeliverable) // prettier-ignore
  })
})
