import type { Day } from '#shared/dates.ts'
import type { HeaderEvent } from './header.ts'
import { readDay } from './numerals.ts'
import type { InForceBasis, ParsedArticle } from './types.ts'

const STATED =
  /自(\d{4}年\d{1,2}月\d{1,2}日|[一二三四五六七八九十零〇○]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日)起(?:施行|实施|执行)/
const ON_PUBLICATION = /自(?:公布|发布|印发)之日起(?:施行|实施|执行)/

/**
 * From which day this version holds. The closing article often still names the day of the first version; a version that
 * came about by a later amending decision holds from that decision (which regularly enters into force when published).
 */
export function entryIntoForce(
  articles: ParsedArticle[],
  events: HeaderEvent[],
  fields: Record<string, string>,
  versionOn: Day,
): { on: Day; basis: InForceBasis } {
  const closing = articles.slice(-4).map((a) => a.body)
  const last = latest(events.filter((e) => ['adopted', 'amended', 'revised'].includes(e.act)))
  const base = stated(closing) ?? named(events, fields) ?? onPublication(closing, events)
  const told = [base?.on, ...events.map((e) => e.on)].filter((d) => d !== undefined)
  if (told.every((d) => d < versionOn)) return { on: versionOn, basis: 'version' }
  if (last?.act !== 'adopted' && last && last.on > (base?.on ?? '')) return { on: last.on, basis: 'amendment' }
  return base ?? { on: versionOn, basis: 'version' }
}

function stated(closing: string[]): { on: Day; basis: InForceBasis } | undefined {
  const on = closing.map((body) => STATED.exec(body)?.[1]).findLast((d) => d !== undefined)
  return on ? { on: readDay(on)!, basis: 'text' } : undefined
}

function named(events: HeaderEvent[], fields: Record<string, string>): { on: Day; basis: InForceBasis } | undefined {
  const on = readDay(fields['施行日期'] ?? '') ?? latest(events.filter((e) => e.act === 'inForce'))?.on
  return on ? { on, basis: 'header' } : undefined
}

function onPublication(closing: string[], events: HeaderEvent[]): { on: Day; basis: InForceBasis } | undefined {
  const published = latest(events.filter((e) => e.act === 'published'))
  return published && closing.some((body) => ON_PUBLICATION.test(body))
    ? { on: published.on, basis: 'onPublication' }
    : undefined
}

const latest = (events: HeaderEvent[]): HeaderEvent | undefined =>
  events.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1)
