import { z } from 'zod'

const year = z.number().int().min(1949).max(2200)
const code = z.number().int().min(110000).max(999999)
interface Item {
  code: number
  name: string
  start: number
  end?: number
  succ?: { code: number; time?: number; desc?: number }[]
  children?: Item[]
}
const item: z.ZodType<Item> = z.lazy(() =>
  z
    .object({
      code,
      name: z.string().trim().min(1).max(60),
      start: year,
      end: year.optional(),
      succ: z.array(z.object({ code, time: year.optional(), desc: z.number().int().optional() })).optional(),
      children: z.array(item).optional(),
    })
    .refine((i) => i.end === undefined || i.end > i.start),
)

/** The form in which the project areacodes publishes codes by year: a tree of `items`, and `descriptions` by year and number. */
export const lineageFile = z.object({
  items: z.array(item).min(1).max(100),
  descriptions: z.record(z.string(), z.record(z.string(), z.string().max(50_000))).optional(),
})

/** A code as the yearly tables have it. `toYear` is the first year without it. */
export interface CountyCode {
  code: string
  name: string
  parent: string | null
  fromYear: number
  toYear: number | null
}
/** What went into what, in which year. `part`: the former went on as it was, only a part of it went over. */
export interface CountyLink {
  fromCode: string
  fromName: string
  toCode: string
  toName: string
  year: number
  part: boolean
  document: string | null
}
export interface Lineage {
  codes: CountyCode[]
  links: CountyLink[]
  /** Successors that no table has in that year: left out, and told. */
  unknown: { fromCode: string; toCode: string; year: number }[]
}

/** Title, number and day of a decision out of its text; the text itself is not kept. */
function documentOf(text: string | undefined): string | null {
  if (!text) return null
  const [title = '', ...lines] = text.split('\n').map((line) => line.replace(/^#+\s*/, '').trim())
  const fact = (name: string) => lines.find((line) => line.startsWith(`${name}：`))?.slice(name.length + 1)
  return [title, fact('文号'), fact('日期')].filter(Boolean).join('，').slice(0, 300) || null
}

function flat(items: readonly Item[], parent: string | null): (Item & { parent: string | null })[] {
  return items.flatMap((i) => [{ ...i, parent }, ...flat(i.children ?? [], String(i.code))])
}

/**
 * Reads codes and what became of them. A successor without a year is that of the last year; one with an earlier year
 * took a part only.
 */
export function readLineage(file: z.infer<typeof lineageFile>): Lineage {
  const all = flat(file.items, null)
  const byCode = Map.groupBy(all, (i) => i.code)
  const standing = (at: number, inYear: number) =>
    byCode.get(at)?.find((i) => i.start <= inYear && (i.end === undefined || i.end > inYear))
  const unknown: Lineage['unknown'] = []
  const links = all.flatMap((from) =>
    (from.succ ?? []).flatMap((s): CountyLink[] => {
      const inYear = s.time ?? from.end ?? from.start
      const to = standing(s.code, inYear)
      if (!to) {
        unknown.push({ fromCode: String(from.code), toCode: String(s.code), year: inYear })
        return []
      }
      const document = documentOf(file.descriptions?.[inYear]?.[s.desc ?? ''])
      const part = from.end === undefined || inYear < from.end
      return [{ fromCode: String(from.code), fromName: from.name, toCode: String(to.code), toName: to.name, year: inYear, part, document }] // prettier-ignore
    }),
  )
  const codes = all.map(({ code: c, name, parent, start, end }) => ({
    code: String(c),
    name,
    parent,
    fromYear: start,
    toYear: end ?? null,
  }))
  return { codes, links, unknown }
}

/**
 * The links that lead to, or from, any of the codes, however many steps away, earliest first. Parts that went over are
 * told for the codes themselves, not followed further.
 */
export function lineageOf(own: readonly string[], links: readonly CountyLink[]): CountyLink[] {
  const found = new Set<CountyLink>()
  const follow = (codes: ReadonlySet<string>, near: 'fromCode' | 'toCode', far: 'fromCode' | 'toCode') => {
    const next = links.filter((l) => !found.has(l) && codes.has(l[near]) && (!l.part || own.includes(l[near])))
    for (const link of next) found.add(link)
    const onward = new Set(next.filter((l) => !l.part).map((l) => l[far]))
    if (onward.size > 0) follow(onward, near, far)
  }
  follow(new Set(own), 'toCode', 'fromCode')
  follow(new Set(own), 'fromCode', 'toCode')
  return [...found].toSorted((a, b) => a.year - b.year || a.fromCode.localeCompare(b.fromCode))
}
