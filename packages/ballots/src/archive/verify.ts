import { FORMATS, known, partsOf, recount, type Archive, type ArchiveFault, type Seal } from './archive.ts'
import { canonical } from './canonical.ts'

export interface Verification {
  readonly ok: boolean
  /** The hash of the whole text, to be held against the one on paper. */
  readonly digest: string
  readonly faults: readonly ArchiveFault[]
  readonly archive: Archive | null
}

/**
 * Verifies an archive from its text alone: that it reads as it was written, that each part has its hash, and that its results
 * come out again when everything is counted anew. One changed byte is found, by one of the three. Never throws.
 */
export function verify(text: string, hashOf: Seal['hashOf']): Verification {
  const digest = hashOf(text)
  const archive = parsed(text)
  if (!archive) return { ok: false, digest, faults: [{ code: 'notJson', where: 'archive' }], archive: null }
  const faults = FORMATS.includes(archive.format) ? guarded(() => all(text, archive, hashOf)) : [UNKNOWN]
  return { ok: faults.length === 0, digest, faults, archive }
}
const UNKNOWN: ArchiveFault = { code: 'unknownFormat', where: 'archive' }

function parsed(text: string): Archive | null {
  try {
    const value: unknown = JSON.parse(text)
    return value && typeof value === 'object' ? (value as Archive) : null
  } catch {
    return null
  }
}

/** A file from elsewhere may lack anything: what cannot be read is a fault like another. */
function guarded(check: () => ArchiveFault[]): ArchiveFault[] {
  try {
    return check()
  } catch (error) {
    return [{ code: 'impossible', where: error instanceof Error ? error.message : String(error) }]
  }
}

function all(text: string, archive: Archive, hashOf: Seal['hashOf']): ArchiveFault[] {
  const faults: ArchiveFault[] = []
  const parts = partsOf(archive)
  if (canonical(archive, 'archive', known(parts)) !== text) faults.push({ code: 'notCanonical', where: 'archive' })
  const texts = new Map(parts.map((p) => [p.name, p.text]))
  for (const name of new Set([...texts.keys(), ...Object.keys(archive.hashes)])) {
    const part = texts.get(name)
    if (part === undefined || hashOf(part) !== archive.hashes[name]) faults.push({ code: 'hash', where: name })
  }
  const strange = [...Object.keys(archive), ...Object.keys(archive.facts)].find((key) => !KEYS.has(key))
  if (strange !== undefined) faults.push({ code: 'unknownFormat', where: strange })
  if (
    archive.format === 'liren.election/1' &&
    archive.facts.rounds.some((r) => r.boxes.some((b) => 'countedWith' in b))
  )
    faults.push({ code: 'unknownFormat', where: 'countedWith' })
  return [...faults, ...guarded(() => counted(archive))]
}
const KEYS = new Set([
  // Of the archive, then of its facts.
  'format',
  'algorithm',
  'facts',
  'results',
  'hashes',
  'measure',
  'law',
  'poll',
  'rounds',
  'papers',
  'about',
])

function counted({ facts, results }: Archive): ArchiveFault[] {
  const again = recount(facts)
  const faults = [...again.faults]
  if (again.results.length !== results.length) faults.push({ code: 'result', where: 'rounds' })
  for (const [i, result] of again.results.entries())
    if (results[i] && canonical(result) !== canonical(results[i]))
      faults.push({ code: 'result', where: `round ${i + 1}, ${differingKey(result, results[i])}` })
  return faults
}

const differingKey = (a: object, b: object): string =>
  Object.keys(a).find((key) => canonical(a[key as keyof object]) !== canonical(b[key as keyof object] ?? null)) ?? '—'
