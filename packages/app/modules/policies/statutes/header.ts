import type { Day } from '#shared/dates.ts'
import { readDay } from './numerals.ts'

/** What a line under the title says was done with the document on a day. */
export type Act = 'adopted' | 'approved' | 'published' | 'amended' | 'revised' | 'inForce'
export interface HeaderEvent {
  on: Day
  act: Act
  /** The words after the date. */
  words: string
}
export interface Header {
  events: HeaderEvent[]
  /** Lines of the form `文号：…`, by their Chinese name. */
  fields: Record<string, string>
}

const FIELD = /^(文号|日期|来源|发文机关|施行日期|成文日期)[：:]\s*(.+)$/
const EVENT = /^(?:根据)?\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*(.*)$/

/** Whether a line belongs to the header: a dated act, or a named field. */
export const isHeaderLine = (line: string): boolean => EVENT.test(line) || FIELD.test(line)

/** Reads the lines under the title. A line without a date goes on from the one before it. */
export function readHeader(lines: string[]): Header {
  const header: Header = { events: [], fields: {} }
  const joined: string[] = []
  for (const line of lines.map((l) => l.trim()).filter(Boolean)) {
    if (isHeaderLine(line) || joined.length === 0) joined.push(line)
    else joined[joined.length - 1] += line
  }
  for (const line of joined) {
    const field = FIELD.exec(line)
    if (field) header.fields[field[1]!] = field[2]!.trim()
    const event = EVENT.exec(line)
    const act = event && actOf(event[2]!)
    if (event && act) header.events.push({ on: readDay(event[1]!)!, act, words: event[2]! })
  }
  return header
}

function actOf(words: string): Act | undefined {
  const end = words.trim().slice(-8)
  if (end.includes('修正') || /次修[正订]$/.test(end)) return 'amended'
  if (end.includes('修订')) return 'revised'
  if (end.includes('通过')) return 'adopted'
  if (end.includes('批准')) return 'approved'
  if (/公布|发布/.test(end)) return 'published'
  if (/施行|实施/.test(end)) return 'inForce'
  return undefined
}

/** The body that adopted the document, without its session: `全国人民代表大会常务委员会`, `国务院`, `临沂市人民代表大会`. */
export function issuerOf(header: Header, title: string): string | null {
  if (header.fields['发文机关']) return header.fields['发文机关']
  const words = header.events.filter((e) => e.act !== 'approved' && e.act !== 'inForce').map((e) => e.words)
  for (const text of words) {
    const congress = /^(?:(.*?)第[一二三四五六七八九十百]+届)(全国)?(人民代表大?会(?:常务委员会)?)第/.exec(text)
    if (congress) return `${congress[1]}${congress[2] ?? ''}${congress[3]!.replace('代表会', '代表大会')}`
    if (text.startsWith('国务院') || text.includes('国务院令')) return '国务院'
    if (text.includes('《国务院关于')) return '国务院'
  }
  return /^(国务院)关于/.exec(title)?.[1] ?? null
}

/** The number of the document (文号): named, or that of the order which published it. */
export function numberOf(header: Header): string | null {
  if (header.fields['文号']) return header.fields['文号']
  const orders = header.events.map((e) => /((?:中华人民共和国)?(?:主席|国务院)令第\d+号)/.exec(e.words)?.[1])
  return orders.findLast((o) => o !== undefined)?.replace('中华人民共和国', '') ?? null
}
