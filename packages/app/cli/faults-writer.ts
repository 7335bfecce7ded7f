/**
 * A process that is meant to be killed: opens the city in LIREN_DATA, writes without pause and prints a line for every
 * write that was acknowledged. `faults.test.ts` kills it and looks for what it printed.
 */
import { record } from '#server/audit.ts'
import { readConfig } from '#server/config.ts'
import { kitModule } from '#server/kit-module.ts'
import { asSystem } from '#server/house.ts'
import { runPending } from '#server/jobs/run.ts'
import { openHouse } from '#server/start.ts'
import { buildSmallCity } from '#testing/small-city.ts'
import { newId } from '#shared/ids.ts'

// What it writes is the kit's own: without the other modules it is up, and killed, in half the time.
const house = await openHouse(readConfig(), [kitModule])
house.wake = async () => {}
const found = await asSystem(house, 'writer', (ctx) =>
  ctx.db.selectFrom('area').select('id').where('slug', '=', '371302001001').executeTakeFirst(),
)
const areaId = found?.id ?? (await asSystem(house, 'writer', buildSmallCity)).communityA1.id
const say = (line: string) => process.stdout.write(`${line}\n`)

say('ready')
await runPending(house)
for (let n = 0; ; n++) {
  const id = newId(house.clock())
  await asSystem(house, 'writer', async (ctx) => {
    // Two rows of one fact: a half of it would show.
    await ctx.db
      .insertInto('setting')
      .values({ key: `pair.a.${id}`, value: JSON.stringify(n) })
      .execute()
    await ctx.db
      .insertInto('setting')
      .values({ key: `pair.b.${id}`, value: JSON.stringify(n) })
      .execute()
    await record(ctx, { command: 'test.write', areaId, subject: { type: 'test', id } })
  })
  say(`kept ${id}`)
}
