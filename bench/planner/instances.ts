import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readInstance, type Instance, type ReadOptions } from '../../packages/planner/src/formats/index.ts'
import { say } from './tools.ts'

/** Where the instances lie; nothing of them is copied into the project. */
export const DATA = join(import.meta.dirname, '../../../shared/data/planner')
const MADE = join(tmpdir(), 'liren-bench-planner')

export interface Named {
  readonly name: string
  readonly file: string
}

/** The instances of the bars, and the best Q that the README of the data names (searches of 60 s). */
export const BEST_KNOWN: Readonly<Record<string, number>> = {
  'cn-linyi': 20_146,
  'cn-jinan': 30_316,
  'cn-nanjing': 37_094,
  'us-ar-bg': 354_401,
  'us-pa-tract': 580_202,
  'us-ri-blocks': 77_132,
  'delaunay-n15': 573.2,
  'syn-2000': 3706,
  'syn-12000': 3476,
  'syn-100000': 13_942,
}

/** Districting instances with a fixed number of communities and proven cuts. */
export const EXACT = [
  'al-county',
  'ia-county',
  'id-tract',
  'ks-county',
  'me-county',
  'nh-tract',
  'nm-tract',
  'ut-tract',
  'wv-county',
].map((name) => `vb-${name}`)

/** The file of an instance; a city of the generator is made when it is first asked for. */
export function fileOf(name: string): string {
  const size = /^syn-(\d+)$/.exec(name)?.[1]
  return size ? made(Number(size)) : join(DATA, `${name}.json.gz`)
}

function made(units: number): string {
  const file = join(MADE, `syn-${units}.json`)
  if (existsSync(file)) return file
  mkdirSync(MADE, { recursive: true })
  say(`generating a city of ${units} units …`)
  const out = openSync(`${file}.part`, 'w')
  const args = [join(DATA, 'generate.mjs'), '--units', String(units), '--seed', '1']
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=8000', ...args], {
    stdio: ['ignore', out, 'ignore'],
  })
  closeSync(out)
  if (status !== 0) throw new Error(`the generator ended with ${status}`)
  renameSync(`${file}.part`, file)
  return file
}

export const bytesOf = (file: string): Buffer => {
  const bytes = readFileSync(file)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

export const load = (name: string, options: ReadOptions = {}): Instance => readInstance(bytesOf(fileOf(name)), options)
