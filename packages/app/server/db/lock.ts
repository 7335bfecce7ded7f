import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'

/**
 * Takes the data folder for this process. PGlite itself has no lock: a second process would corrupt the data silently.
 * A lock left by a process that no longer lives is taken over. Not a protection across hosts on a network share.
 * @returns what gives the folder back
 * @throws AppError `kit.folderInUse` while another process holds it
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'liren.lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const fd = openSync(file, 'wx')
      writeSync(fd, mine)
      closeSync(fd)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = readFileSync(file, 'utf8')
      if (isAlive(holder)) throw new AppError('kit.folderInUse', 409, { folder: dir, process: holder.split(' ')[0]! })
      rmSync(file, { force: true })
    }
  }
  throw new AppError('kit.folderInUse', 409, { folder: dir, process: '?' })
}

/** Start time of a process in clock ticks since boot, where the system tells it: a reused pid differs in it. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?'
  } catch {
    return '?'
  }
}

function isAlive(holder: string): boolean {
  const [pid, start] = holder.split(' ')
  if (!pid || Number.isNaN(Number(pid))) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return start === startOf(Number(pid))
}
