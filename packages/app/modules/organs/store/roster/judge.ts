import type { Ctx } from '#server/context.ts'
import { dayOf, isDay, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { findRule } from '#modules/policies/index.ts'
import { readDate, residentsNamed, type Named } from '#modules/registers/index.ts'
import { familyOf, kindRules, type InReason, type OrganKind, type Post } from '../../rules/kinds.ts'
import { codeOf, kindOf, usualReason, type Words } from '../../rules/roster/words.ts'
import { termEnd } from '../../rules/terms.ts'
import { wrong, type Fault } from './fault.ts'
import { personOf, samePerson, type Listed } from './people.ts'
import { bodiesUnder, byNames, placesAt, type Place, type Standing } from './places.ts'
import type { RosterRow } from './read.ts'

/** What stands for codes in a list, in both languages. */
export interface RosterWords {
  kind: Words<OrganKind>
  post: Words<Post>
  reason: Words<InReason>
  sex: Words<'1' | '2' | '9'>
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

interface Judging {
  ctx: Ctx
  words: RosterWords
  /** Areas by all that a list may call them. */
  places: ReadonlyMap<string, readonly Place[]>
  /** The area looked at, where the list names none. */
  here: Place
  /** Bodies that stand, by area. */
  standing: ReadonlyMap<string, readonly Standing[]>
  residents: ReadonlyMap<string, readonly Named[]>
  /** Years of a committee's term by its first day, each asked once; none where no law of the day says so. */
  years: Map<Day, Promise<number | undefined>>
} // prettier-ignore

interface At {
  path: string
  areaId: string
  words: RosterWords
}

/** Holds each row against areas, bodies, register and words; rows of one body and first day are one term. */
export async function judgeRows(ctx: Ctx, at: At, rows: readonly RosterRow[]): Promise<{ terms: RosterTerm[]; faults: Fault[] }> {
  const judging = await judgingAt(ctx, at, rows)
  const terms = new Map<string, RosterTerm>()
  const faults: Fault[] = []
  for (const row of rows)
    try {
      addTo(terms, await judgeRow(judging, row))
    } catch (e) {
      if (!(e instanceof AppError)) throw e
      faults.push({ row: row.row, code: e.code, params: e.params })
    }
  return { terms: [...terms.values()], faults }
} // prettier-ignore

async function judgingAt(ctx: Ctx, at: At, rows: readonly RosterRow[]): Promise<Judging> {
  const { here, places } = await placesAt(ctx, at)
  const communities = places.filter((p) => p.level === 5).map((p) => p.id)
  const names = [...new Set(rows.map((r) => r.texts.name).filter(Boolean))]
  const living = await residentsNamed(ctx, communities, names, dayOf(ctx.now))
  const residents = Map.groupBy(living, (r) => `${r.communityId} ${r.name}`)
  return {
    ctx,
    words: at.words,
    here,
    places: byNames(places),
    standing: await bodiesUnder(ctx, at.path),
    residents,
    years: new Map(),
  }
}

/** A seat joins its term. */
function addTo(terms: Map<string, RosterTerm>, { key, term, person }: Awaited<ReturnType<typeof judgeRow>>): void {
  const known = terms.get(key)
  if (!known) return void terms.set(key, { ...term, people: [person] })
  if (known.to !== term.to) wrong('rosterSpan', { to: term.to, first: known.to })
  const first = known.people.find((p) => samePerson(p, person))
  if (first) wrong('rosterTwice', { name: person.name, row: first.row })
  known.people.push(person)
}

async function judgeRow(j: Judging, { row, texts }: RosterRow) {
  if (texts.name === '') wrong('rosterName')
  const area = placeOf(j, texts.community)
  const from = dayIn(j.ctx, 'rosterFrom', texts.from)
  const body = bodyOf(j, area, texts.body, from)
  const to = texts.to === '' ? await lawfulEnd(j, body.kind, from) : dayIn(j.ctx, 'rosterTo', texts.to)
  const post = postOf(j, body.kind, texts.post)
  const inReason = texts.reason === '' ? usualReason(body.kind) : (codeOf(texts.reason, j.words.reason) ?? wrong('rosterReason', { text: texts.reason })) // prettier-ignore
  const sex = texts.sex === '' ? '9' : (codeOf(texts.sex, j.words.sex) ?? wrong('rosterSex', { text: texts.sex }))
  const birth = texts.birth === '' ? null : dayIn(j.ctx, 'rosterBirth', texts.birth)
  const name = texts.name.slice(0, 40)
  const who = personOf(j.residents, area, { name, sex, birth, from })
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

/** The area that a row names, by code, by name, or by 街道/社区 where two have one name. */
function placeOf({ places, here }: Judging, text: string): Place {
  if (text === '') return here
  const found = places.get(text) ?? []
  if (found.length === 1) return found[0]!
  return found.length === 0 ? wrong('rosterArea', { text }) : wrong('rosterAreaTwice', { text, n: found.length, as: found.map((p) => `${p.parent}/${p.name}`).join('、') }) // prettier-ignore
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

/** Where a list says no end: the term of the law of its first day. */
async function lawfulEnd({ ctx, years }: Judging, kind: OrganKind, from: Day): Promise<Day> {
  if (familyOf(kind) !== 'selfGovernment') return wrong('rosterTo', { text: '—' })
  const asked = years.get(from) ?? findRule<number>(ctx, 'residentsCommittee.termYears', from).then((r) => r?.value)
  years.set(from, asked)
  const lasts = await asked
  return lasts ? termEnd(from, lasts) : wrong('rosterTo', { text: '—' })
}
