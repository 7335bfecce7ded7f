/**
 * A process that is meant to be killed while clerks take cases in: sends them over HTTP under keys of their own, from the key it is
 * told on, and prints each that was acknowledged. `faults-cases.test.ts` kills it and looks.
 */
import { modules } from '../app.ts'
import type { Actor } from '#server/context.ts'
import { readConfig } from '#server/config.ts'
import { asSystem } from '#server/house.ts'
import { createServer } from '#server/http/server.ts'
import { openHouse } from '#server/start.ts'
import { newId } from '#shared/ids.ts'
import { buildSmallCity } from '#testing/small-city.ts'

const CLERK = '01990000-0000-7000-8000-000000000001'
const house = await openHouse(readConfig(), modules)
house.wake = async () => {}
const say = (line: string) => process.stdout.write(`${line}\n`)
const find = () =>
  asSystem(house, 'runner', (ctx) =>
    ctx.db.selectFrom('area').select(['id', 'path']).where('slug', '=', '371302001001').executeTakeFirst(),
  )
if (!(await find())) await asSystem(house, 'runner', buildSmallCity)
const area = (await find())!
const actor: Actor = { kind: 'account', accountId: CLERK, name: '窗口', grantId: newId(house.clock()), role: 'communityWorker', areaId: area.id, path: area.path, strong: true } // prettier-ignore
const server = await createServer(house, async () => ({ actor, sessionId: CLERK }))

say('ready')
for (let n = Number(process.argv[2]); ; n++) {
  say(`sent ${n}`)
  const reply = await server.inject({
    method: 'POST',
    url: '/api/services/cases',
    headers: { 'x-liren-request': '1', 'idempotency-key': `case-${n}`, cookie: 'liren_session=x' },
    payload: { areaId: area.id, channel: 'counter', nature: 'help', title: `第${n}件`, text: '断线重发的诉求' },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  say(`kept ${n} ${(reply.json() as { number: string }).number}`)
}
