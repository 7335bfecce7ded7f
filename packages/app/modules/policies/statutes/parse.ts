import { isDay, type Day } from '#shared/dates.ts'
import type { ErrorParams, Problem } from '#shared/errors.ts'
import { numberingFaults, readArticles, type Line } from './articles.ts'
import { isHeaderLine, issuerOf, numberOf, readHeader, type Header } from './header.ts'
import { entryIntoForce } from './inForce.ts'
import { readDay } from './numerals.ts'
import type { Kind, Level, Parsed, ParsedArticle, ParsedPolicy } from './types.ts'

const INFO_END = '<!-- INFO END -->'
const MUNICIPALITIES = ['北京市', '上海市', '天津市', '重庆市']

/**
 * Reads one statute or document from Markdown, in either form: dated lines closed by a comment, or front matter with bold
 * article numbers; offices' own papers may name `文号：`, `日期：`, `发文机关：`, `施行日期：`, `来源：` under the title.
 * Refuses (no `policy`, a problem of severity `error`) what has no title, no date or no text; warns of the rest.
 */
export function parsePolicy(file: string, text: string): Parsed {
  const problems: Problem[] = []
  const note = (code: string, severity: Problem['severity'], params: ErrorParams = {}, row?: number) =>
    problems.push({ code: `policies.${code}`, severity, params, where: { sheet: file, row } })
  const { title, headerLines, body } = split(text)
  const header = readHeader(headerLines)
  const articles = readArticles(body)
  const versionOn = versionDay(file, header)
  if (!title) note('noTitle', 'error')
  if (!versionOn) note('noDate', 'error')
  if (articles.length === 0) note('noText', 'error')
  if (!title || !versionOn || articles.length === 0) return { policy: undefined, problems }
  const policy = assemble(title, versionOn, header, articles)
  for (const f of numberingFaults(articles))
    note(f.twice ? 'articleTwice' : 'articleGap', 'warning', { after: f.after, next: f.next }, f.line)
  warnings(policy, header, note)
  return { policy, problems }
}

function warnings(
  policy: ParsedPolicy,
  header: Header,
  note: (code: string, s: 'warning', params?: ErrorParams) => void,
): void {
  const said = header.events.findLast((e) => e.act !== 'inForce')?.on
  if (said && said !== policy.versionOn) note('dateDiffers', 'warning', { file: policy.versionOn, header: said })
  if (policy.inForceBasis === 'version' || policy.inForceBasis === 'amendment') {
    note('inForceAssumed', 'warning', { day: policy.inForceFrom, basis: policy.inForceBasis })
  }
  if (!policy.issuer) note('noIssuer', 'warning')
}

function split(text: string): { title: string | undefined; headerLines: string[]; body: Line[] } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((raw, i): Line => ({ text: raw.replace(/[\u00A0\u2002\u2003\u3000\t]/g, ' ').trim(), at: i + 1 }))
  const afterMatter =
    lines[0]?.text === '---' ? lines.slice(lines.findIndex((l, i) => i > 0 && l.text === '---') + 1) : lines
  const titleAt = afterMatter.findIndex((l) => /^#\s+\S/.test(l.text))
  const title = titleAt < 0 ? undefined : afterMatter[titleAt]!.text.replace(/^#\s+/, '').replace(/\s+/g, '')
  const rest = afterMatter.slice(titleAt + 1)
  const end = rest.findIndex((l) => l.text === INFO_END)
  const bodyAt = end >= 0 ? end + 1 : rest.findIndex((l) => l.text !== '' && !isHeaderLine(l.text))
  const body = bodyAt < 0 ? [] : rest.slice(bodyAt).filter((l) => l.text !== '' && !/^<!--.*-->$/.test(l.text))
  return { title, headerLines: rest.slice(0, Math.max(bodyAt, 0)).map((l) => l.text.replace(INFO_END, '')), body }
}

function versionDay(file: string, header: Header): Day | undefined {
  const inName = /[(（](\d{4}-\d{2}-\d{2})[)）]/.exec(file)?.[1]
  if (inName && isDay(inName)) return inName
  const named = readDay(header.fields['日期'] ?? header.fields['成文日期'] ?? '')
  return named ?? header.events.findLast((e) => e.act !== 'inForce')?.on
}

function assemble(title: string, versionOn: Day, header: Header, articles: ParsedArticle[]): ParsedPolicy {
  const issuer = issuerOf(header, title)
  const force = entryIntoForce(articles, header.events, header.fields, versionOn)
  const acts = header.events.filter((e) => ['adopted', 'amended', 'revised'].includes(e.act))
  return {
    key: `${familyOf(title)}@${versionOn}`,
    family: familyOf(title),
    title,
    versionOn,
    number: numberOf(header),
    issuer,
    level: levelOf(issuer),
    kind: kindOf(title, issuer),
    adoptedOn: acts.at(-1)?.on ?? null,
    publishedOn: header.events.findLast((e) => e.act === 'published')?.on ?? null,
    inForceFrom: force.on,
    inForceBasis: force.basis,
    source: header.fields['来源'] ?? null,
    relations: relationsOf(header, articles),
    articles,
  }
}

/** The title without the country's name. */
export const familyOf = (title: string): string => title.trim().replace(/^中华人民共和国/, '')

function levelOf(issuer: string | null): Level | null {
  if (!issuer) return null
  if (/^(全国|国务院|民政部|中共中央)/.test(issuer)) return 'national'
  if (/^.+?(省|自治区)/.test(issuer) || MUNICIPALITIES.some((m) => issuer.startsWith(m))) return 'province'
  if (/(街道|镇|乡)/.test(issuer)) return 'subdistrict'
  if (/^.{1,6}(区|县)/.test(issuer)) return 'county'
  return /市|州|地区/.test(issuer) ? 'city' : null
}

function kindOf(title: string, issuer: string | null): Kind {
  if (title.endsWith('批复')) return 'reply'
  if (issuer?.startsWith('全国人民代表大会')) return 'law'
  if (issuer?.includes('人民代表大会')) return 'localRegulation'
  if (/(条例|办法|规定)$/.test(title) && (issuer === '国务院' || issuer === null)) return 'administrativeRegulation'
  return 'normative'
}

function relationsOf(header: Header, articles: ParsedArticle[]): ParsedPolicy['relations'] {
  const first = articles.find((a) => a.number === 1)?.body ?? ''
  const grounds = /根据(.+?)(?:制定|，结合)/s.exec(first)?.[1] ?? ''
  const closing = articles.slice(-2).map((a) => a.body)
  const repealed = closing.flatMap((body) => body.split('。').filter((s) => s.includes('同时废止')))
  const decisions = header.events.filter((e) => e.act === 'amended').map((e) => e.words)
  return [
    ...titlesIn(grounds).map((title) => ({ kind: 'carriesOut' as const, title })),
    ...decisions.flatMap(titlesIn).map((title) => ({ kind: 'amendedBy' as const, title })),
    ...repealed.flatMap(titlesIn).map((title) => ({ kind: 'repeals' as const, title })),
  ]
}

const titlesIn = (text: string): string[] =>
  Array.from(new Set(Array.from(text.matchAll(/《([^》]+)》/g), (m) => m[1]!)))
