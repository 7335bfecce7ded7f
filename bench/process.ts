import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bed } from './types.ts'

/** Of the kernel's clock a second, on Linux. */
const TICKS = 100
const root = join(import.meta.dirname, '..')

/** A server of the bed's city in a process of its own. */
export interface Served {
  address: string
  /** Resident memory of the process in MB, as the kernel counts it. */
  memory: () => number
  /** Seconds of CPU that the process used so far. */
  cpu: () => number
  /** Ends it and waits until it is gone. */
  stop: () => Promise<void>
}

/** Starts the city of the bed in a process of its own, as `npm start` does. @throws where it ends before it answers */
export function startServer(bed: Bed): Promise<Served> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'packages/app/main.ts', 'start'], {
    cwd: root, env: { ...process.env, ...bed.env, LIREN_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'],
  }) // prettier-ignore
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGTERM')
    return gone
  }
  const memory = () => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
  }
  const cpu = () => {
    const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) / TICKS
  }
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      const address = /https?:\/\/[\w.:]+/.exec(said)?.[0]
      if (!address) return
      child.stdout.removeAllListeners('data').resume()
      resolve({ address, memory, cpu, stop })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}
