import type { LedgerPerson } from './types.ts'

const BUILDING = /(\d+|[A-Z]|[一二三四五六七八九十]+)(号楼|栋|幢|座)/i

/** 24号楼 and 4单元802室 out of an address; and what stands before the building, which is a 小区, a 楼院 or a street and number. */
export function placeParts(address: string, estate = ''): Pick<LedgerPerson, 'building' | 'room' | 'estate'> {
  const building = BUILDING.exec(address)
  const room = building ? address.slice(building.index + building[0].length) : /(\d+单元)?\d+室$/.exec(address)?.[0]
  const named = estate || (building ? estateKey(address.slice(0, building.index)) : '')
  return { ...(building && { building: building[0] }), ...(room && { room }), ...(named && { estate: named }) }
}

/** What lies above a place in an address, from the top: province and city, city and county, subdistrict or town, community. */
const ABOVE = [
  /^[\p{Script=Han}]{2,8}?省[\p{Script=Han}]{2,5}?市([\p{Script=Han}]{1,4}?(?<!小)[区县市])?/u,
  /^[\p{Script=Han}]{2,5}?市[\p{Script=Han}]{1,4}?(?<!小)[区县市]/u,
  /^.*?(街道办事处|街道)/,
  /^[\p{Script=Han}]{1,5}?[镇乡](?=[\p{Script=Han}]+(社区|村|路|街))/u,
  /^[\p{Script=Han}]{1,10}?(社区居委会|居委会|村委会|社区)/u,
]

/** What distinguishes a place within its community: without what lies above it, in one width, without blanks and brackets. */
export function estateKey(said: string): string {
  const text = said.normalize('NFKC').replace(/[\s()【】[\]]/g, '')
  return ABOVE.reduce((rest, above) => rest.replace(above, '') || rest, text)
}

const DIGITS = '零一二三四五六七八九'
/** A name as people mean it: 金苑小区一期 is 金苑1期. */
const nameOf = (text: string): string =>
  estateKey(text)
    .replace(/小区/g, '')
    .replace(/[一二三四五六七八九](?=期|区|组团)/g, (n) => String(DIGITS.indexOf(n)))

export interface KnownUnit {
  id: string
  name: string
  address: string
  /** Belongs to the community that the rows go into. */
  here: boolean
}

/**
 * The unit that a place is: of the community, by its name, its address, or both behind each other, where only one is. Others that
 * are alike are for a person to choose from, those of the community first.
 */
export function unitFor(said: string, units: readonly KnownUnit[]): { sure: KnownUnit | null; alike: KnownUnit[] } {
  const name = nameOf(said)
  const key = estateKey(said)
  const exact = units.filter((unit) => namesOf(unit).some((own) => own === name || own === key))
  const here = exact.filter((unit) => unit.here)
  const near = units.filter((unit) => !exact.includes(unit) && isNear(name, nameOf(unit.name)))
  const alike = [...exact, ...near].toSorted((a, b) => Number(b.here) - Number(a.here))
  return { sure: here.length === 1 ? here[0]! : null, alike: alike.slice(0, 8) }
}

function namesOf(unit: KnownUnit): string[] {
  const name = nameOf(unit.name)
  const address = estateKey(unit.address)
  return [name, ...(address ? [address, address + name] : [])]
}

const isNear = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 2 && long.includes(short)
}
