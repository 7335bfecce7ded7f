import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningApp {
  address: string
  data: string
  /** All that the server printed. */
  said: () => string
  stop: () => Promise<void>
}
const main = join(import.meta.dirname, '../packages/app/main.ts')

/** The environment of a city in a folder of its own, with nothing of this shell's settings. */
export const cityEnv = (data: string, more: Record<string, string> = {}): Record<string, string> => {
  const kept = Object.entries(process.env).filter(([k]) => !/^(LIREN_|DATABASE_URL)/.test(k))
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    LIREN_DATA: data,
    LIREN_PORT: '0',
    LIREN_LOG: 'error',
    LIREN_RATE: '100000',
    ...more,
  }
}

/** Starts the packed app as `npm start` does and waits until it answers. Without a folder it makes one and removes it. */
export async function startApp(options: { data?: string; env?: Record<string, string> } = {}): Promise<RunningApp> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'liren-e2e-'))
  const child = spawn(process.execPath, [main, 'start', '--build'], {
    env: cityEnv(data, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /https?:\/\/\S+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', (code) => reject(new Error(`the app ended with ${code}:\n${said}`)))
  })
  return {
    address,
    data,
    said: () => said,
    stop: async () => {
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await closed
      if (!options.data) rmSync(data, { recursive: true, force: true })
    },
  }
}
