import { existsSync } from 'node:fs'
import { has, run, say } from './run.ts'

/** Debian packages that are used beside npm's, and how to see that each is there. */
const KNOWN = [
  { name: 'chromium', there: () => has('chromium') },
  { name: 'fonts-noto-cjk', there: async () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  { name: 'postgresql-15', there: async () => existsSync('/usr/lib/postgresql/15/bin/initdb') },
  { name: 'poppler-utils', there: () => has('pdftotext') },
  { name: 'unzip', there: () => has('unzip') },
  { name: 'libreoffice-writer-nogui', there: () => has('soffice') },
  { name: 'metis', there: () => has('gpmetis') },
  { name: 'scotch', there: async () => (await has('scotch_gpart')) || has('gpart') },
]
/** What the partitioners are for: `npm run bench:planner` only. */
export const PARTITIONERS: readonly string[] = ['metis', 'scotch']
const TESTS = KNOWN.map((p) => p.name).filter((name) => !PARTITIONERS.includes(name))

/**
 * Installs what is missing of these where that is possible (Debian, root or sudo without a password); otherwise says what to do.
 * @returns the names still missing
 */
export async function provideDebian(names: readonly string[] = TESTS): Promise<string[]> {
  const wanted = KNOWN.filter((p) => names.includes(p.name))
  const missing = []
  for (const p of wanted) if (!(await p.there())) missing.push(p.name)
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
  for (const p of wanted) if (!(await p.there())) left.push(p.name)
  if (left.length > 0)
    say(`MISSING: ${left.join(' ')} — install with: sudo apt-get install ${left.join(' ')}; what needs them is skipped`)
  return left
}
