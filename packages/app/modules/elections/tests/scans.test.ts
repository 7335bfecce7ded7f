import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sm3 } from '#server/crypto.ts'
import { openWorld, type World } from '#testing/world.ts'
import { verifyArchive } from '../../../cli/archive.ts'
import { setAccount } from '../commands/count.ts'
import { supersedeScan } from '../commands/scans.ts'
import { getArchive } from '../queries/archive.ts'
import { getScan, listScans } from '../queries/scans.ts'
import { verifyArchives } from '../verify.ts'
import { layScan, PDF } from './scan-files.ts'
import { election, noon, plan, step, teams, toCounting, worker, type Road } from './road.ts'

let world: World
let r: Road
let box: string
beforeAll(async () => {
  world = await openWorld()
  world.now = noon('2026-06-01')
  r = await plan(world, 'communityA1')
  box = await toCounting(r, { ballots: 3 })
})
afterAll(() => world.close())

const lay = (to: Parameters<typeof layScan>[2], file: { name: string; content: Buffer }, who = worker(r)) =>
  world.as(who, (ctx) => layScan(ctx, r.id, to, file))
const listed = async (who = worker(r)) => (await world.as(who, (ctx) => listScans(ctx, r.id))).rows
const segment = (marker: number, body: string): Buffer => {
  const head = Buffer.from([0xff, marker, 0, body.length + 2])
  return Buffer.concat([head, Buffer.from(body, 'latin1')])
}
/** A photo of a phone that tells where it was taken. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'), segment(0xe1, 'Exif\0\0MM GPS 35.05 118.35'), Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])]) // prettier-ignore

describe('a scan of an election', () => {
  it('is laid to a box with the hash of what is kept, and a photo loses the place it was taken at', async () => {
    const { id, hash } = await lay({ of: 'box', ofId: box }, { name: '票箱.JPG', content: photo })
    const { body, name } = await world.as(worker(r), (ctx) => getScan(ctx, r.id, id))
    expect([name, sm3(body as Buffer)]).toEqual(['票箱.jpg', hash])
    expect((body as Buffer).includes('GPS')).toBe(false)
    expect((await listed()).map((s) => [s.of, s.ofName, s.superseded])).toEqual([['box', '1. 中心投票站', null]])
  })

  it('is refused when it is empty, or no PDF, JPEG or PNG by its bytes, or belongs to nothing here', async () => {
    await expect(lay({ of: 'election' }, { name: 'a.pdf', content: Buffer.alloc(0) })).rejects.toMatchObject({ code: 'elections.scanEmpty' }) // prettier-ignore
    await expect(lay({ of: 'election' }, { name: 'a.pdf', content: Buffer.from('<html>') })).rejects.toMatchObject({ code: 'elections.scanType' }) // prettier-ignore
    await expect(lay({ of: 'minute', ofId: box }, { name: 'a.pdf', content: PDF })).rejects.toMatchObject({ code: 'access.notFound' }) // prettier-ignore
  })

  it('of a tally sheet is shown to nobody else while the two teams count blind to each other', async () => {
    await world.as(teams(r).a, (ctx) => setAccount(ctx, r.id, box, { version: 0, printed: 10, issued: 3, spoiled: 0, leftOver: 7, returned: 3, valid: 3, blank: 0, void: {} })) // prettier-ignore
    const { targets } = await world.as(worker(r), (ctx) => listScans(ctx, r.id))
    const batch = targets.find((t) => t.of === 'batch')!
    const { id } = await lay({ of: 'batch', ofId: batch.id! }, { name: '正字.pdf', content: PDF }, teams(r).a)
    expect((await listed(teams(r).b)).find((s) => s.id === id)!.readable).toBe(false)
    await expect(world.as(teams(r).b, (ctx) => getScan(ctx, r.id, id))).rejects.toMatchObject({ code: 'elections.scanBlind' }) // prettier-ignore
  })

  it('is never replaced: a wrong one stays, marked with the reason, and nobody without the right sees any', async () => {
    const first = (await listed()).find((s) => s.of === 'box')
    await world.as(worker(r), (ctx) => supersedeScan(ctx, r.id, first!.id, '拍虚了'))
    await expect(world.as(worker(r), (ctx) => supersedeScan(ctx, r.id, first!.id, '再次'))).rejects.toMatchObject({ code: 'elections.scanSuperseded' }) // prettier-ignore
    expect((await listed()).find((s) => s.of === 'box')!.superseded).toMatchObject({ why: '拍虚了' })
    const other = world.actor('communityWorker', world.city.communityB1.id)
    await expect(world.as(other, (ctx) => listScans(ctx, r.id))).rejects.toMatchObject({ code: 'access.notFound' })
    await expect(world.as({ kind: 'public' }, (ctx) => ctx.db.selectFrom('electionScan').selectAll().execute())).rejects.toThrow(/permission|denied/) // prettier-ignore
  })

  it('stands by name and hash in the archive, which a folder of scans is held against, and comes too late afterwards', async () => {
    await step(r, 'voidElection', { ground: 'fraud', note: '查实' })
    await step(r, 'archive')
    expect((await election(r)).state).toBe('archived')
    await expect(lay({ of: 'election' }, { name: 'b.pdf', content: PDF })).rejects.toMatchObject({ code: 'elections.notNow' }) // prettier-ignore
    const { body } = await world.as(worker(r), (ctx) => getArchive(ctx, r.id))
    const scans = await listed()
    for (const s of scans) expect(String(body)).toContain(s.hash)
    const dir = mkdtempSync(join(tmpdir(), 'liren-scans-'))
    const folder = mkdtempSync(join(tmpdir(), 'liren-scans-'))
    writeFileSync(join(dir, 'archive.json'), body as Buffer)
    writeFileSync(join(folder, 'sheet.pdf'), PDF)
    expect(verifyArchive(join(dir, 'archive.json'))).toBe(0)
    expect(verifyArchive(join(dir, 'archive.json'), folder)).toBe(1)
    const { body: box1 } = await world.as(worker(r), (ctx) => getScan(ctx, r.id, scans.find((s) => s.of === 'box')!.id))
    writeFileSync(join(folder, 'box.jpg'), box1 as Buffer)
    expect(verifyArchive(join(dir, 'archive.json'), folder)).toBe(0)
    const checks = await world.system((ctx) => verifyArchives(ctx))
    expect(checks.find((c) => c.name === 'scans')).toMatchObject({ checked: 2, faults: [] })
  })
})
