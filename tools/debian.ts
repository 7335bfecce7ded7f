import { existsSync } from 'node:fs'
import { has, run, say } from './run.ts'

/** What the tests need beside npm's packages: the Debian package and how to see that it is there. */
const NEEDED = [
  { name: 'chromium', there: () => has('chromium') },
  { name: 'fonts-noto-cjk', there: async () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  { name: 'postgresql-15', there: async () => existsSync('/usr/lib/postgresql/15/bin/initdb') },
  { name: 'poppler-utils', there: () => has('pdftotext') },
  { name: 'unzip', there: () => has('unzip') },
  { name: 'libreoffice-writer-nogui', there: () => has('soffice') },
]

/**
 * Installs what is missing where that is possible (Debian, root or sudo without a password); otherwise says what to do.
 * @returns the names still missing
 */
export async function provideDebian(): Promise<string[]> {
  const missing = []
  for (const p of NEEDED) if (!(await p.there())) missing.push(p.name)
  if (missing.length === 0) return []
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const may = (await has('apt-get')) && (sudo.length === 0 || (await run('sudo', ['-n', 'true'])).code === 0)
  if (may) {
    say(`installing ${missing.join(' ')} by apt …`)
    const apt = [...sudo, 'apt-get']
    await run(apt[0]!, [...apt.slice(1), 'update', '-qq'])
    await run(apt[0]!, [...apt.slice(1), 'install', '-y', '-qq', '--no-install-recommends', ...missing], {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  }
  const left = []
  for (const p of NEEDED) if (!(await p.there())) left.push(p.name)
  if (left.length > 0)
    say(
      `MISSING: ${left.join(' ')} — install with: sudo apt-get install ${left.join(' ')}; the tests that need them are skipped`,
    )
  return left
}
