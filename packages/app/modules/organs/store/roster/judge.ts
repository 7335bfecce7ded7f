import { sql } from 'kysely'
import { under } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { ageOn, dayOf, isDay, type Day } from '#shared/dates.ts'
import { AppError, type ErrorParams } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import { readDate, residentsNamed, type Named } from '#modules/registers/index.ts'
import { kindRules, type InReason, type OrganKind, type Post } from '../../rules/kinds.ts'
import { codeOf, kindOf, usualReason, type Words } from '../../rules/roster/words.ts'
import { termEnd } from '../../rules/terms.ts'
import type { Chosen } from '../members.ts'
import type { RosterRow } from './read.ts'

/** What stands for codes in a list, in both languages. */
export interface RosterWords {
  kind: Words<OrganKind>
  post: Words<Post>
  reason: Words<InReason>
  sex: Words<'1' | '2' | '9'>
}
export interface Fault {
  row: number
  code: string
  params: ErrorParams
}
/** Who a row is about. */
export interface Listed extends Chosen {
  row: number
  name: string
  /** Born on, where the row says so. */
  birth: Day | null
  /** From outside, though somebody in the register has the name. */
  namesake: boolean
}
/** The seats of one body in one term, as a list says. */
export interface RosterTerm {
  area: Place
  /** The body that stands, or `null` for one to be founded. */
  organId: string | null
  kind: OrganKind
  name: string
  from: Day
  to: Day
  source: string
  decree: string
  people: Listed[]
}
export interface Place {
  id: string
  name: string
  parent: string
  level: number
  codes: string[]
}

/** Leaves the row: it is told with its reason and the others go on. */
const wrong = (code: string, params: ErrorParams = {}): never => {
  throw new AppError(`organs.${code}`, 422, params)
}

/** Areas at and below a path, with what they are called today. */
export async function placesUnder(ctx: Ctx, path: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select v.area_id as id, v.name, coalesce(p.name, '') as parent, v.level, array_remove(array[v.code_civil, v.code_stat], null) as codes
    from area_version v join area a on a.id = v.area_id
    left join area_version p on p.area_id = v.parent_id and p.superseded_at is null and p.valid_to is null
    where ${under('a.path', path)} and v.superseded_at is null and v.valid_to is null`.execute(ctx.db)
  return rows
}

interface Judging {
  ctx: Ctx
  words: RosterWords
  /** Areas by all that a list may call them. */
  places: ReadonlyMap<string, readonly Place[]>
  /** The area looked at, where the list names none. */
  here: Place
  /** Bodies that stand, by area. */
  standing: ReadonlyMap<string, readonly { id: string; kind: OrganKind; name: string; foundedOn: Day; endedOn: Day | null }[]>
  residents: ReadonlyMap<string, readonly Named[]>
} // prettier-ignore

/** Holds each row against areas, bodies, register and words; rows of one body and first day are one term. */
export async function judgeRows(ctx: Ctx, at: { path: string; areaId: string; words: RosterWords }, rows: readonly RosterRow[]): Promise<{ terms: RosterTerm[]; faults: Fault[] }> {
  const places = await placesUnder(ctx, at.path)
  const here = places.find((p) => p.id === at.areaId)!
  const standing = Map.groupBy(await bodiesUnder(ctx, at.path), (o) => o.areaId)
  const names = [...new Set(rows.map((r) => r.texts.name).filter(Boolean))]
  const living = await residentsNamed(ctx, places.filter((p) => p.level === 5).map((p) => p.id), names, dayOf(ctx.now))
  const judging: Judging = { ctx, words: at.words, places: byNames(places), here, standing, residents: Map.groupBy(living, (r) => `${r.communityId} ${r.name}`) }
  const terms = new Map<string, RosterTerm>()
  const faults: Fault[] = []
  for (const row of rows)
    try {
      const { key, term, person } = await judgeRow(judging, row)
      const known = terms.get(key)
      if (known && known.to !== term.to) wrong('rosterSpan', { to: term.to, first: known.to })
      const first = known?.people.find((p) => samePerson(p, person))
      if (first) wrong('rosterTwice', { name: person.name, row: first.row })
      if (known) known.people.push(person)
      else terms.set(key, { ...term, people: [person] })
    } catch (e) {
      if (!(e instanceof AppError)) throw e
      faults.push({ row: row.row, code: e.code, params: e.params })
    }
  return { terms: [...terms.values()], faults }
} // prettier-ignore

async function bodiesUnder(ctx: Ctx, path: string) {
  const { rows } = await sql<{ areaId: string; id: string; kind: OrganKind; name: string; foundedOn: Day; endedOn: Day | null }>`
    select o.area_id, o.id, o.kind, o.name, o.founded_on, o.ended_on from organ o join area a on a.id = o.area_id where ${under('a.path', path)}`.execute(ctx.db)
  return rows
} // prettier-ignore

async function judgeRow(j: Judging, { row, texts }: RosterRow) {
  if (texts.name === '') wrong('rosterName')
  const area = placeOf(j, texts.community)
  const from = dayIn(j.ctx, 'rosterFrom', texts.from)
  const body = bodyOf(j, area, texts.body, from)
  const to = texts.to === '' ? await lawfulEnd(j.ctx, body.kind, from) : dayIn(j.ctx, 'rosterTo', texts.to)
  const post = postOf(j, body.kind, texts.post)
  const inReason = texts.reason === '' ? usualReason(body.kind) : (codeOf(texts.reason, j.words.reason) ?? wrong('rosterReason', { text: texts.reason })) // prettier-ignore
  const sex = texts.sex === '' ? '9' : (codeOf(texts.sex, j.words.sex) ?? wrong('rosterSex', { text: texts.sex }))
  const birth = texts.birth === '' ? null : dayIn(j.ctx, 'rosterBirth', texts.birth)
  const name = texts.name.slice(0, 40)
  const who = personOf(j, area, { name, sex, birth, from })
  const { source, decree } = texts
  return {
    key: `${area.id} ${body.organId ?? body.name} ${from}`,
    term: { area, ...body, from, to, source: source.slice(0, 300), decree: decree.slice(0, 120) },
    person: { row, ...who, name, sex, birth, post, inReason },
  }
}

function dayIn(ctx: Ctx, code: string, text: string): Day {
  const read = readDate(text, dayOf(ctx.now))
  if (typeof read !== 'object' || read.precision !== 'day' || !isDay(read.day)) return wrong(code, { text })
  return read.day
}

/** Areas by code, by name, and by 街道/社区 or 街道社区. */
function byNames(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const p of places)
    for (const text of new Set([...p.codes, p.name, `${p.parent}/${p.name}`, `${p.parent}${p.name}`]))
      found.set(text, [...(found.get(text) ?? []), p])
  return found
}

/** The area that a row names, by code, by name, or by 街道/社区 where two have one name. */
function placeOf({ places, here }: Judging, text: string): Place {
  if (text === '') return here
  const found = places.get(text) ?? []
  if (found.length === 1) return found[0]!
  return found.length === 0 ? wrong('rosterArea', { text: text || '—' }) : wrong('rosterAreaTwice', { text, n: found.length, as: found.map((p) => `${p.parent}/${p.name}`).join('、') }) // prettier-ignore
}

/** The body that a row names and that stands on the day, or the one that is to be founded. */
function bodyOf({ standing, words }: Judging, area: Place, text: string, day: Day) {
  const on = (standing.get(area.id) ?? []).filter((o) => o.foundedOn <= day && (o.endedOn === null || o.endedOn > day))
  const named = on.find((o) => o.name === text)
  if (named) return { organId: named.id, kind: named.kind, name: named.name }
  const read = kindOf(text, words.kind) ?? wrong('rosterBody', { text: text || '—' })
  const { single, levels } = kindRules[read.kind]
  if (!levels.includes(area.level)) wrong('rosterLevel', { text, area: area.name })
  const one = on.filter((o) => o.kind === read.kind)
  if (one.length === 1 && (single || !read.own)) return { organId: one[0]!.id, kind: read.kind, name: one[0]!.name }
  if (!single && !read.own) return wrong('rosterWhich', { text, area: area.name, n: one.length })
  return { organId: null, kind: read.kind, name: read.own ? text : `${area.name}${words.kind[read.kind][0]}` }
}

function postOf({ words }: Judging, kind: OrganKind, text: string): Post {
  const { posts } = kindRules[kind]
  if (text === '' && posts.length === 1) return posts[0]!
  const found = codeOf(text, words.post)
  if (found && posts.includes(found)) return found
  return wrong('rosterPost', { text: text || '—', posts: posts.map((p) => words.post[p][0]).join('、') })
}

/** Full age: who is younger holds no post (Civil Code, article 17). */
const OF_AGE = 18
type Sought = Pick<Listed, 'name' | 'birth'> & { sex: string; from: Day }

/**
 * Who of the community's register a row is about: the one of that name who is of age on the first day, of the sex and the birthday that
 * the row gives. Nobody: somebody from outside, with or without a namesake in the register.
 */
function personOf({ residents }: Judging, area: Place, { name, sex, birth, from }: Sought): Pick<Listed, 'personId' | 'namesake'> {
  const named = residents.get(`${area.id} ${name}`) ?? []
  const alike = named.filter((r) => ageOn(r.birthOn, from) >= OF_AGE && (sex === '9' || r.sex === sex) && (birth === null || r.birthOn === birth))
  if (alike.length > 1) return birth === null ? wrong('rosterSame', { name, n: alike.length }) : wrong('rosterDouble', { name, birth, n: alike.length })
  const personId = alike[0]?.personId ?? null
  return { personId, namesake: personId === null && named.length > 0 }
} // prettier-ignore

/** Whether two rows can be one person: of one name, and neither the register nor sex nor birthday tells them apart. */
function samePerson(a: Listed, b: Listed): boolean {
  const apart = (x: string | null | undefined, y: string | null | undefined) => Boolean(x && y && x !== y)
  const sexOf = ({ sex }: Listed) => (sex === '9' ? null : sex)
  return a.name === b.name && !apart(a.personId, b.personId) && !apart(a.birth, b.birth) && !apart(sexOf(a), sexOf(b))
}

/** Where a list says no end: the term of the law of its first day. */
async function lawfulEnd(ctx: Ctx, kind: OrganKind, from: Day): Promise<Day> {
  const years = kindRules[kind].family === 'selfGovernment' ? await findRule<number>(ctx, 'residentsCommittee.termYears', from) : undefined // prettier-ignore
  return years ? termEnd(from, years.value) : wrong('rosterTo', { text: '—' })
}
