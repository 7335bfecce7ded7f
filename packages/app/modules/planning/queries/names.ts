import type { z } from 'zod'
import type { Ctx } from '#server/context.ts'
import { getArea, properName } from '#modules/areas/index.ts'
import type * as contract from '../contract/names.ts'
import { soundOf } from '../problem/sounds.ts'
import { countyOf, givenCodes, takenNames, type Taken } from '../problem/taken.ts'
import { namelessOf } from '../rules/drawn.ts'
import { nameFault, nextCode, proposeNames } from '../rules/names.ts'
import { findScheme, type Scheme } from '../store/schemes.ts'
import { layScheme, type Laid } from './schemes.ts'

type Row = z.output<typeof contract.proposeSchemeNames.reply>['rows'][number]

/** Names and codes for the communities of a scheme: proposals, and what is wrong with those that are given. */
export async function proposeSchemeNames(ctx: Ctx, id: string): Promise<{ rows: Row[] }> {
  const laid = await layScheme(ctx, await findScheme(ctx, 'planning.view', id))
  const names = await namesAround(ctx, laid.scheme)
  const sounds = new Map(names.taken.map((t) => [soundOf(t.name), t.name]))
  const codes = new Set(names.codes)
  return {
    rows: laid.scheme.communities.map((c, i) => {
      const code = c.code ?? nextCode(names.prefix, codes) ?? null
      if (code) codes.add(code)
      const fault = faultOf(c.name, c.areaId, names)
      const alike = sounds.get(soundOf(c.name))
      return {
        key: c.key,
        name: c.name,
        candidates: laid.totals.units[i] === 0 ? [] : candidatesFor(laid, i, names),
        fault: c.name === '' ? null : (fault?.code ?? null),
        town: fault?.town ?? null,
        soundsLike: alike && alike !== properName(c.name, 5) ? alike : null,
        code,
        reserved: c.areaId === null && c.code !== null,
      }
    }),
  }
}

export interface Names {
  county: { id: string; name: string }
  town: string
  /** Nine digits of the town. */
  prefix: string
  taken: Taken[]
  /** Communities of today that go on in the scheme, under whatever name: their old names are free. */
  own: Set<string>
  codes: Set<string>
}

/** What the county has of names and codes beside those of a scheme. */
export async function namesAround(ctx: Ctx, scheme: Scheme): Promise<Names> {
  const { areaId, registerOn } = scheme
  const county = await countyOf(ctx, areaId, registerOn)
  const town = await getArea(ctx, areaId, registerOn)
  const all = await takenNames(ctx, county, registerOn)
  const prefix = (town.codeStat ?? town.slug).slice(0, 9)
  return {
    county,
    town: town.name,
    prefix,
    taken: all.filter((t) => t.schemeId !== scheme.id && !(t.areaId && isHere(scheme, t.areaId))),
    own: new Set(scheme.communities.flatMap((c) => (c.areaId ? [c.areaId] : []))),
    codes: await givenCodes(ctx, prefix, scheme.id),
  }
}

/** A community of today in the town that is redrawn: its name goes with the scheme, which names each once. */
const isHere = (scheme: Scheme, areaId: string): boolean => scheme.communities.some((c) => c.areaId === areaId)

/** What is wrong with a name, by its form or because the county has it. */
export function faultOf(
  name: string,
  areaId: string | null,
  names: Names,
): { code: string; town?: string } | undefined {
  const form = areaId === null ? nameFault(name) : undefined
  if (form) return { code: `planning.${form}` }
  const other = names.taken.find((t) => t.name === properName(name, 5) && (t.areaId === null || t.areaId !== areaId))
  return other && { code: 'planning.nameTaken', town: other.town }
}

function candidatesFor({ town, assignment, scheme }: Laid, c: number, names: Names) {
  const elsewhere = scheme.communities.flatMap((o, i) => (i === c ? [] : [properName(o.name, 5)]))
  const taken = new Set([...names.taken.map((t) => t.name), ...elsewhere])
  return proposeNames(namelessOf({ units: town.units, old: town.old, assignment }, c), taken)
}
