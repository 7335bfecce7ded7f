import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for a city of its own, with the environment of the processes that are killed over it. */
export function killingGround(name: string) {
  const root = mkdtempSync(join(tmpdir(), `liren-${name}-`))
  const env = { ...process.env, LIREN_DATA: join(root, 'city'), LIREN_LOG: 'silent', LIREN_DEMO: '0', DATABASE_URL: '' }
  return { env, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/**
 * Starts a runner from a number on and kills it so many milliseconds after it said that it was ready.
 * @returns its lines that say what was acknowledged (`kept …`), and the last number that it sent
 */
export function runAndKill(runner: string, from: number, after: number, env: NodeJS.ProcessEnv): Promise<{ kept: string[]; last: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, runner), String(from)], { env })
    let said = ''
    let wrong = ''
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      if (!said.includes('ready') && chunk.includes('ready')) setTimeout(() => child.kill('SIGKILL'), after)
      said += chunk.toString()
    })
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the runner ended by itself (${code}): ${wrong}`))
      // What the kill cut off in the middle of a line was not said.
      const lines = said.slice(0, said.lastIndexOf('\n') + 1).split('\n')
      const all = (word: string) => lines.filter((l) => l.startsWith(`${word} `)).map((l) => l.slice(word.length + 1))
      resolve({ kept: all('kept'), last: Math.max(from, ...all('sent').map(Number)) })
    })
  })
} // prettier-ignore
