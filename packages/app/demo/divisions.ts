import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Day } from '#shared/dates.ts'
import { SEATS, type SeatTown } from './survey2002.ts'

/** The day to which the shipped release file refers. */
export const RELEASED: Day = '2023-06-30'
/** What every row that is not taken from a published document is marked with. */
export const DEMO_SOURCE = '演示数据(示意,非史实)'

/** One row of a release file; codes are 12 digits. */
export interface Division {
  code: string
  level: number
  name: string
  parent: string
}

/** The shipped release of Linyi as CSV text (`code,level,name,parent`). */
export function releaseCsv(): string {
  return gunzipSync(readFileSync(new URL('./data/linyi_2023.csv.gz', import.meta.url))).toString('utf8')
}

export function readRelease(csv = releaseCsv()): Division[] {
  const lines = csv.trim().split(/\r?\n/).slice(1)
  return lines.map((line) => {
    const [code, level, name, parent] = line.split(',') as [string, string, string, string]
    return { code, level: Number(level), name, parent }
  })
}

/** How an area stood during `[from, to)`; `code` is trimmed of its closing zeros, `parent` likewise. */
export interface AreaSpell {
  code: string
  parent: string | null
  level: number
  kind: 'province' | 'city' | 'county' | 'district' | 'subdistrict' | 'town' | 'community' | 'residentsCommittee'
  name: string
  from: Day
  to: Day | null
  source: string
}

const CITY_DAY: Day = '1994-12-17'
const CITY_ACT = '国函〔1994〕131号'
const RENAMED: Day = '2014-01-06'
const RENAME_ACT = '民函〔2014〕6号'
const FIRST_DAY: Day = '2000-01-01'
/** The demonstration's days for changes whose real days it does not know. */
const BUILT_DAY: Day = '2001-10-01'
const TOWN_TO_SUBDISTRICT: Day = '2010-07-01'
const ALL_BUILT: Day = '2012-07-01'

/** A code of 12 digits without the zeros of the levels below. */
export function trimCode(code: string, level: number): string {
  return code.slice(0, [0, 2, 4, 6, 9, 12][level])
}

function upper(release: Division[]): AreaSpell[] {
  const spell = (code: string, parent: string | null, level: number, kind: AreaSpell['kind'], name: string) =>
    ({ code, parent, level, kind, name, from: CITY_DAY, to: null, source: CITY_ACT }) satisfies AreaSpell
  const counties = release.filter((d) => d.level === 3 && d.code < '371330')
  const rows = counties.flatMap((d) => {
    const row = spell(trimCode(d.code, 3), '3713', 3, d.name.endsWith('区') ? 'district' : 'county', d.name)
    if (d.name !== '兰陵县') return [row]
    return [
      { ...row, name: '苍山县', to: RENAMED },
      { ...row, from: RENAMED, source: RENAME_ACT },
    ]
  })
  return [spell('3713', null, 2, 'city', '临沂市'), ...rows]
}

function townSpells(seat: SeatTown, release: Map<string, Division>): AreaSpell[] {
  const now = release.get(`${seat.code}000`)!.name
  const row = { code: seat.code, parent: seat.code.slice(0, 6), level: 4, from: FIRST_DAY, source: DEMO_SOURCE }
  if (seat.kind === 'subdistrict') return [{ ...row, kind: 'subdistrict', name: now, to: null }]
  return [
    { ...row, kind: 'town', name: seat.name, to: TOWN_TO_SUBDISTRICT },
    { ...row, kind: 'subdistrict', name: now, from: TOWN_TO_SUBDISTRICT, to: null },
  ]
}

/** The committees of a seat: those that the release still names, and where it names none, one that ended. */
function committees(seat: SeatTown, release: Division[]): AreaSpell[] {
  const named = release.filter((d) => d.parent === `${seat.code}000` && /社区居/.test(d.name))
  const row = { parent: seat.code, level: 5, source: DEMO_SOURCE }
  const spells = named.slice(0, seat.committees).flatMap((d): AreaSpell[] => {
    const before = d.name.replace('社区', '')
    const turned = seat.built ? BUILT_DAY : ALL_BUILT
    const first: AreaSpell = {
      ...row,
      code: d.code,
      kind: 'residentsCommittee',
      name: before,
      from: FIRST_DAY,
      to: turned,
    }
    return [first, { ...row, code: d.code, kind: 'community', name: d.name, from: turned, to: null }]
  })
  for (let n = named.length; n < seat.committees; n++) {
    const name = `${seat.name.slice(0, -1)}驻地${n > 0 ? n + 1 : ''}居民委员会`
    const code = `${seat.code}${String(n + 1).padStart(3, '0')}`
    spells.push({ ...row, code, kind: 'residentsCommittee', name, from: FIRST_DAY, to: RELEASED })
  }
  return spells
}

/**
 * The demonstration's areas before the 2023 release: city and counties by their published acts, the 21 seats and 167
 * committees of 2002 as a sketch. Areas that the release names keep their code, so importing it goes on with them.
 */
export function demoAreas(release = readRelease()): AreaSpell[] {
  const byCode = new Map(release.map((d) => [d.code, d]))
  return [
    ...upper(release),
    ...SEATS.flatMap((seat) => townSpells(seat, byCode)),
    ...SEATS.flatMap((seat) => committees(seat, release)),
  ]
}
