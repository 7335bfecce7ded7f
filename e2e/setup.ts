import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { startApp, type RunningApp } from './app.ts'
import { hasBrowser } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each lane of journeys finds its own demonstration city: `city.ts` picks the one of the lane it runs in. */
    addresses: string[]
    /** The first start of the packed app on an empty folder: its address and all that it said. */
    first: { address: string; said: string }
    /** The folder of the demonstration as it was built, at rest: cities begin as a copy of it. */
    built: string
    /** The folder of the packed gallery of the kit. */
    gallery: string
  }
}

/**
 * Starts the packed app on an empty folder once, which builds the demonstration, and serves a copy of that city to each
 * lane: what one journey changes, no other sees while it runs. The gallery of the kit is packed meanwhile.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [built, gallery] = ['built', 'gallery'].map((name) => mkdtempSync(join(tmpdir(), `liren-${name}-`))) as [string, string] // prettier-ignore
  const copies: RunningApp[] = []
  let first = { address: '', said: '' }
  if (hasBrowser) {
    ;[first] = await all([startFirst(built), packGallery(gallery)])
    const lanes = Array.from({ length: Number(project.config.maxWorkers) }, async () =>
      copies.push(await startCopy(built)),
    )
    await all(lanes).catch(async (error: unknown) => {
      await Promise.all(copies.map((app) => app.stop()))
      throw error
    })
  }
  project.provide('first', first)
  project.provide('addresses', copies.map((app) => app.address)) // prettier-ignore
  project.provide('built', built)
  project.provide('gallery', gallery)
  return async () => {
    await Promise.all(copies.map((app) => app.stop()))
    for (const folder of [...copies.map((app) => app.data), built, gallery])
      rmSync(folder, { recursive: true, force: true })
  }
}

/** All of it, or what went wrong, once nothing of it goes on. */
async function all<const T extends readonly Promise<unknown>[]>(things: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(things)
  return (await Promise.all(things)) as { [K in keyof T]: Awaited<T[K]> }
}

async function startFirst(data: string): Promise<{ address: string; said: string }> {
  const app = await startApp({ data })
  await app.stop()
  return { address: app.address, said: app.said() }
}

async function startCopy(built: string): Promise<RunningApp> {
  const data = mkdtempSync(join(tmpdir(), 'liren-lane-'))
  cpSync(built, data, { recursive: true })
  return startApp({ data })
}

/** Fails with what vite complains of, if it complains at all. */
async function packGallery(packed: string): Promise<void> {
  const folder = join(import.meta.dirname, 'gallery')
  const vite = join(import.meta.dirname, '../node_modules/vite/bin/vite.js')
  const options = ['--logLevel', 'error', '-c', join(folder, 'vite.config.ts'), '--outDir', packed]
  const child = spawn(process.execPath, [vite, 'build', ...options, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Packed as for use: React for development is larger and slower.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [said, code] = await Promise.all([text(child.stderr), new Promise((closed) => child.once('close', closed))])
  if (code !== 0 || said !== '') throw new Error(`the gallery could not be packed:\n${said}`)
}
