const COMMITTEE = /(居民委员会|居民委员|居民委|居委会|居委|居会|村民委员会|村民委员|村民委|村委会|村委)$/
const TOWN = /(街道办事处|街道办|街道|民族乡|苏木|镇|乡)$/

/** The name as it is compared: one form of each character, no spaces, no brackets' variants. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/[\s·•]/g, '')

/** The proper part of a name without the generic one: 前十里堡社区居委会 → 前十里堡社区, 龙家圈街道办事处 → 龙家圈. */
export function properName(name: string, level: number): string {
  const plain = plainName(name)
  if (level === 4) return plain.replace(TOWN, '') || plain
  if (level !== 5) return plain
  return plain.replace(COMMITTEE, '') || plain
}

/**
 * The part that stays when only the way of writing changes: 黄草村委会, 黄草村村委会, 黄草社区居民委员会 → 黄草. Two areas
 * with the same core under one parent are told apart by their proper names.
 */
export function coreName(name: string, level: number): string {
  const proper = properName(name, level)
  if (level !== 5) return proper
  return proper.replace(/农村社区$|社区$/, '').replace(/村$/, '') || proper
}

/** Shared characters of two names as a share of the longer one, 0 to 1. */
export function likeness(a: string, b: string): number {
  const rest = [...b]
  let shared = 0
  for (const c of a) {
    const at = rest.indexOf(c)
    if (at >= 0) {
      rest.splice(at, 1)
      shared++
    }
  }
  return shared / Math.max(a.length, b.length, 1)
}

const SIDE = '东西南北前后上下大小中老新'
const TAIL = new RegExp(`[${SIDE}一二三四五六七八九十]$`)
const HEAD = new RegExp(`^[${SIDE}]`)

/** The common stem of 东曲沂, 西曲沂 and 曲沂: a core without words of side, size and number. */
export function stemOf(core: string): string {
  let stem = core
  if (stem.length > 2) stem = stem.replace(HEAD, '')
  if (stem.length > 2) stem = stem.replace(TAIL, '')
  return stem
}
