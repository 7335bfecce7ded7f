import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BIN = '/usr/lib/postgresql/15/bin'

/**
 * A PostgreSQL 15 server of Debian's on a free port, in a folder of its own, as its own user where we are root.
 * @returns its address and what stops it, or `undefined` where there is none on this machine
 */
export async function startPostgres(settings: string[] = []): Promise<{ url: string; stop: () => void } | undefined> {
  if (!existsSync(join(BIN, 'initdb'))) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'liren-pg-'))
  const root = process.getuid?.() === 0
  const as = (args: string[]) => (root ? ['runuser', '-u', 'postgres', '--', ...args] : args)
  if (root) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })))
    chownSync(dir, uid!, gid!)
  }
  const call = (args: string[]) => {
    const [command, ...rest] = as(args)
    // Where `runuser` lies is not on everybody's path.
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }
    const { status, stderr, stdout, error } = spawnSync(command!, rest, { encoding: 'utf8', cwd: tmpdir(), env })
    if (status !== 0) throw new Error(`${args[0]}: ${error?.message ?? (stderr || stdout)}`)
  }
  const data = join(dir, 'data')
  const port = await freePort()
  call([join(BIN, 'initdb'), '-D', data, '-U', 'liren', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const options = [`-p ${port}`, `-k ${dir}`, '-c listen_addresses=127.0.0.1', ...settings.map((s) => `-c ${s}`)].join(
    ' ',
  )
  call([join(BIN, 'pg_ctl'), '-D', data, '-l', join(dir, 'log'), '-w', '-o', options, 'start'])
  return {
    url: `postgres://liren@127.0.0.1:${port}/postgres`,
    stop: () => {
      call([join(BIN, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop'])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
