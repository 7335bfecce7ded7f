import type { Ctx } from '#server/context.ts'
import type { CountyStep } from '../contract/tree.ts'
import { lineageOf } from '../rules/lineage.ts'
import { known } from './time.ts'

/** How many codes stand for a city: its own, and its counties', which it shares the first four digits with. */
const ofCity = (code: string): boolean => code.endsWith('00')

/**
 * What went into a county (or the counties of a city) and what it went into, by the yearly tables of codes; empty below
 * the counties and where nothing is known.
 */
export async function lineageOfCodes(ctx: Ctx, level: number, codes: readonly string[]): Promise<CountyStep[]> {
  if (level !== 2 && level !== 3) return []
  const own = [...new Set(codes.map((c) => c.slice(0, 6).padEnd(6, '0')))]
  const links = await ctx.db
    .selectFrom('countyCodeLink as v')
    .select(['v.fromCode', 'v.fromName', 'v.toCode', 'v.toName', 'v.year', 'v.part', 'v.document', 'v.source'])
    .where(known(ctx.knownOn))
    .execute()
  const mine = own.flatMap((code) => (ofCity(code) ? allOf(code, links) : [code]))
  return lineageOf(mine, links) as CountyStep[]
}

function allOf(city: string, links: readonly { fromCode: string; toCode: string }[]): string[] {
  const start = city.slice(0, 4)
  return [...new Set(links.flatMap((l) => [l.fromCode, l.toCode]).filter((code) => code.startsWith(start)))]
}
