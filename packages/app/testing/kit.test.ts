import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { record, verifyAudit } from '#server/audit.ts'
import { require } from '#server/access.ts'
import { privileged, within } from '#server/house.ts'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the kit', () => {
  it('keeps a chain of entries per area that a change, a removal and a swap break', async () => {
    const { city } = world
    const act = (n: number) =>
      world.system((ctx) =>
        record(ctx, {
          command: 'test.act',
          areaId: city.communityA1.id,
          subject: { type: 'test', id: String(n) },
          changes: { n: [n, n + 1] },
        }),
      )
    for (let n = 0; n < 5; n++) await act(n)
    const check = () => world.system((ctx) => verifyAudit(ctx.db, ctx.keys))
    expect((await check()).faults).toEqual([])
    const tamper = async (statement: string) => {
      let faults: unknown[] = []
      await world
        .system(async (ctx) => {
          await sql.raw(statement).execute(ctx.db)
          faults = (await verifyAudit(ctx.db, ctx.keys)).faults
          throw new Error('undo')
        })
        .catch(() => {})
      return faults
    }
    expect(await tamper(`update audit_entry set reason = 'x' where seq = 3`)).not.toEqual([])
    expect(await tamper(`delete from audit_entry where seq = 3`)).not.toEqual([])
    expect(await tamper(`delete from audit_entry where seq = 5`)).not.toEqual([])
    expect(
      await tamper(`update audit_entry set seq = case seq when 2 then 3 else 2 end + 10 where seq in (2, 3)`),
    ).not.toEqual([])
    expect(await tamper(`update audit_head set seal = 'x'`)).not.toEqual([])
    expect((await check()).faults).toEqual([])
  })

  it('keeps what a transaction wrote whose last words only set its role, whatever comes after', async () => {
    const officer = world.actor('cityOfficer', world.city.city.id)
    await world.as(officer, (ctx) =>
      privileged(ctx, (db) => db.insertInto('setting').values({ key: 'kit.test', value: '1' }).execute()),
    )
    const broken = world.system(async (ctx) => {
      await ctx.db.selectFrom('setting').selectAll().execute()
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    const find = () =>
      world.system((ctx) => ctx.db.selectFrom('setting').select('key').where('key', '=', 'kit.test').execute())
    expect((await Promise.all([find(), find(), find()])).map((rows) => rows.length)).toEqual([1, 1, 1])
  })

  it('is in the role and at the path last taken, however often both change between two statements', async () => {
    const { communityA1, communityB1 } = world.city
    const seen = await world.as(world.actor('communityWorker', communityA1.id), async (ctx) => {
      const now = async () => {
        const said = sql<{
          user: string
          path: string
        }>`select current_user::text as user, current_setting('app.path') as path`
        const { user, path } = (await said.execute(ctx.db)).rows[0]!
        return [user === 'liren_app', path === communityA1.path]
      }
      const nothing = () => Promise.resolve()
      const all = [await now()]
      await privileged(ctx, nothing)
      await privileged(ctx, async () => all.push(await now()))
      await privileged(ctx, nothing)
      all.push(await now())
      await within(ctx, communityB1.path, async () => {
        await privileged(ctx, async () => all.push(await now()))
        all.push(await now())
      })
      await within(ctx, communityB1.path, nothing)
      return [...all, await now()]
    })
    expect(seen).toEqual([
      [true, true],
      [false, true],
      [true, true],
      [false, false],
      [true, false],
      [true, true],
    ])
  })

  it('goes back to a savepoint out of a role that failed in it, and goes on in its own', async () => {
    const worker = world.actor('communityWorker', world.city.communityA1.id)
    const seen = await world.as(worker, async (ctx) => {
      const user = async () =>
        (await sql<{ user: string }>`select current_user::text as user`.execute(ctx.db)).rows[0]!.user
      await sql`savepoint trial`.execute(ctx.db)
      const broken = privileged(ctx, (db) => sql`select 1 / 0`.execute(db))
      await expect(broken).rejects.toThrow('division by zero')
      await sql`rollback to savepoint trial`.execute(ctx.db)
      const own = await user()
      return [own, await privileged(ctx, user), await user()]
    })
    expect(seen[0]).toBe('liren_app')
    expect(seen[1]).not.toBe('liren_app')
    expect(seen[2]).toBe('liren_app')
  })

  it('refuses an area out of reach as if it did not exist', async () => {
    const worker = world.actor('systemAdmin', world.city.communityA1.id)
    const code = (areaId: string) =>
      world
        .as(worker, (ctx) => require(ctx, 'jobs.any', areaId))
        .then(
          () => 'ok',
          (e: { code: string }) => e.code,
        )
    expect(await code(world.city.communityB1.id)).toBe('access.denied')
  })

  it('shows no limited row where the path is missing', async () => {
    await world.system((ctx) => ctx.enqueue('none', world.city.communityA1.id, {}))
    const seen = world.as({ kind: 'public' }, (ctx) => ctx.db.selectFrom('jobRun').select('id').execute())
    await expect(seen).rejects.toMatchObject({ code: '42501' })
    const bare = await world.house.opened.db.transaction().execute(async (tx) => {
      await sql`set local role liren_app`.execute(tx)
      return tx.selectFrom('jobRun').select('id').execute()
    })
    expect(bare).toEqual([])
    const own = await world.as(world.actor('communityWorker', world.city.communityA1.id), (ctx) =>
      ctx.db.selectFrom('jobRun').select('id').execute(),
    )
    expect(own).toHaveLength(1)
  })

  it('answers over HTTP with a sentence in the language asked for', async () => {
    const zh = await world.http(undefined, { url: '/api/jobs' })
    expect(zh.status).toBe(401)
    expect(zh.body).toMatchObject({ error: { code: 'access.loginFirst', message: '请先登录。' } })
    const ok = await world.http(world.actor('cityOfficer', world.city.city.id), {
      url: '/api/jobs',
      headers: { 'accept-language': 'en' },
    })
    expect(ok.status).toBe(200)
  })
})
