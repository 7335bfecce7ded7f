import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { openLite } from '#server/db/lite.ts'
import { overLite } from '#server/db/open.ts'

const dir = mkdtempSync(join(tmpdir(), 'liren-engine-'))
/** A file system of its own that can be filled; only root may make one. */
const small = join(dir, 'small')
let mounted = false
try {
  execFileSync('mkdir', ['-p', small])
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=70m', 'tmpfs', small], { stdio: 'ignore' })
  mounted = true
} catch {
  process.stdout.write('SKIPPED: a small file system cannot be mounted here; the full disk is not tested\n')
}
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', small])
  rmSync(dir, { recursive: true, force: true })
})

const count = async (o: ReturnType<typeof overLite>) =>
  (await sql<{ n: number }>`select count(*) as n from t`.execute(o.db)).rows[0]!.n
const put = (o: ReturnType<typeof overLite>, n: number) =>
  sql`insert into t values (${n}, ${'x'.repeat(1000)})`.execute(o.db)
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (e: { code: string }) => e.code,
  )

describe('the embedded engine', () => {
  it('is opened again after a statement that never ends, with every committed row', async () => {
    const opened = overLite(await openLite({ dir: join(dir, 'stall'), stallMs: 1500 }))
    await sql`create table t (n int, x text)`.execute(opened.db)
    await put(opened, 1)
    const stalled = codeOf(sql`select count(*) from generate_series(1, 2000000000)`.execute(opened.db))
    expect(await stalled).toBe('kit.databaseStalled')
    await put(opened, 2)
    expect(await count(opened)).toBe(2)
    await opened.close()
  })

  it('takes transactions one after another and undoes one that failed', async () => {
    const opened = overLite(await openLite({}))
    await sql`create table t (n int primary key, x text)`.execute(opened.db)
    const both = [1, 2].map((n) =>
      opened.db.transaction().execute(async (tx) => {
        await sql`insert into t values (${n}, 'a')`.execute(tx)
        await new Promise((r) => setTimeout(r, 20))
        await sql`insert into t values (${n + 10}, 'b')`.execute(tx)
        if (n === 1) await sql`insert into t values (${n}, 'again')`.execute(tx)
      }),
    )
    expect(await Promise.all(both.map(codeOf))).toEqual(['23505', 'ok'])
    expect(await count(opened)).toBe(2)
    await opened.close()
  })

  it.skipIf(!mounted)(
    'refuses writes on a full disk, loses none it acknowledged, and goes on when there is room',
    async () => {
      const opened = overLite(await openLite({ dir: join(small, 'db') }))
      await sql`create table t (n int, x text)`.execute(opened.db)
      let kept = 0
      for (; kept < 200; kept++) await put(opened, kept)
      const fill = join(small, 'fill')
      try {
        execFileSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=1M'], { stdio: 'ignore' })
      } catch {
        // dd ends when nothing is left to fill.
      }
      let refused = ''
      while (!refused && kept < 100_000) {
        const code = await codeOf(put(opened, kept))
        if (code === 'ok') kept++
        else refused = code
      }
      expect(refused).toBe('53100')
      rmSync(fill)
      await put(opened, kept++)
      expect(await count(opened)).toBe(kept)
      await opened.close()
    },
  )
})
