import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { furnish } from '#server/start.ts'
import { modules } from '../app.ts'
import { planFile } from './plan.ts'

vi.hoisted(() => (process.env.LIREN_LANG = 'en'))
furnish(modules)
const dir = mkdtempSync(join(tmpdir(), 'liren-plan-odd-'))
afterAll(() => rmSync(dir, { recursive: true }))

const put = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}
const text = '{"nodes":[{"id":"a","hh":1500}],"links":[]}'
const packed = gzipSync(text)
/** 「里」 in GB 18030. */
const gb = Buffer.concat([
  Buffer.from('{"nodes":[{"id":"'),
  Buffer.from([0xc0, 0xef]),
  Buffer.from('","hh":1500}],"links":[]}'),
])

test.each([
  ['an unknown option', [put('a.json', text), '--bogus', '1'], /--bogus/],
  ['an option without its value', [put('a.json', text), '--lower'], /--lower/],
  ['a folder', [dir], /cannot be read/],
  ['a packed file that breaks off', [put('half.gz', packed.subarray(0, 20))], /cannot be unpacked/],
  [
    'a packed file that lies',
    [
      put(
        'lie.gz',
        Uint8Array.from(packed, (b, i) => (i > packed.length - 9 ? 0 : b)),
      ),
    ],
    /cannot be unpacked/,
  ],
  [
    'a folder for the plan that is not there',
    [put('a.json', text), '--out', join(dir, 'none', 'p.json')],
    /cannot be written/,
  ],
] as const)('%s is refused by a sentence', async (_, args, sentence) => {
  const error = await planFile([...args]).then(String, (e: Error) => e)
  expect(error).toBeInstanceOf(Error)
  expect((error as Error).message).toMatch(sentence)
})

test.each([
  ['a text that is not UTF-8', put('gb.json', gb)],
  ['households past counting', put('huge.json', text.replace('1500', '1e300'))],
  ['a file that says strange things of itself', put('self.json', `{"graph":{"lower":"abc"},${text.slice(1)}`)],
])('%s is refused', async (_, file) => expect(await planFile([file])).toBe(1))

test('a list without pairs as what a file says of itself is passed over; seeds may be negative', async () => {
  const file = put('list.json', `{"graph":[1,2],${text.slice(1)}`)
  expect(await planFile([file, '--lower', '1000', '--upper', '3000', '--seed=-5'])).toBe(0)
})
