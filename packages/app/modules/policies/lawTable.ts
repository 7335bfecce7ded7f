import type { DraftParameter, DraftSet } from './rulesets/draft.ts'
import { exampleSets } from './rulesets/examples.ts'
import { committeeSets, otherSets } from './rulesets/national.ts'
import { provincialTemplate } from './rulesets/province.ts'
import { isFraction, isRange } from './rules.ts'
import { writeNumeral } from './statutes/numerals.ts'
import words from './web/text.zh-CN.ts'

const rules: Record<string, string> = words.rules
const codes: Record<string, string> = words.codes
const nameOf = (key: string): string => rules[key.replace('residentsCommittee.', '').replaceAll('.', '_')] ?? key
const word = (code: string): string => codes[code] ?? code

function valueOf({ value, unit }: DraftParameter): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return word(value)
  if (Array.isArray(value)) {
    const items = value.map(word)
    return items.join(items.some((item) => item.includes('、')) ? '；' : '、')
  }
  const of = words.unit[unit].trim()
  if (isRange(value)) return `${value.min}~${value.max}${of}`
  if (!isFraction(value)) return `${value}${of}`
  if (value.strict && value.num * 2 === value.den) return '过半数'
  const share = `${writeNumeral(value.den)}分之${writeNumeral(value.num)}`
  return value.strict ? `超过${share}` : `${share}以上`
}

const cell = (p: DraftParameter | undefined): string =>
  p
    ? `${valueOf(p)}（${p.document ?? ''}${p.article}，${words.modality[p.modality]}${p.from ? `，自 ${p.from}` : ''}）`
    : '—'
const row = (...cells: string[]): string => `| ${cells.map((c) => c.replaceAll('|', '／')).join(' | ')} |`
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((r) => row(...r))].join('\n')

function committees(): string {
  const keys = [...new Set(committeeSets.toReversed().flatMap((s) => s.parameters.map((p) => p.key)))]
  const rows = keys.map((key) => [
    nameOf(key),
    `\`${key}\``,
    ...committeeSets.map((set) => cell(set.parameters.find((p) => p.key === key))),
  ])
  return table(['事项', '参数', ...committeeSets.map(spellOf)], rows)
}

const spellOf = (set: DraftSet): string => `${set.name}，${set.from} 起${set.to ? `至 ${set.to} 前` : ''}`

function other(set: DraftSet): string {
  const rows = set.parameters.map((p) => [nameOf(p.key), `\`${p.key}\``, cell(p)])
  return `## ${spellOf(set)}\n\n${table(['事项', '参数', '规定'], rows)}`
}

function province(): string {
  const said = (key: string) =>
    exampleSets
      .flatMap((s) => s.parameters.filter((p) => p.key === key).map((p) => `${s.name}：${valueOf(p)}（${p.article}）`))
      .join('；') || '—'
  const rows = provincialTemplate.map((p) => [nameOf(p.key), `\`${p.key}\``, said(p.key)])
  return table(['事项', '参数', '其他地方的规定（仅供参考，本地不生效）'], rows)
}

/** Every legal parameter that is shipped, with value, article and how strongly it binds, as Markdown: docs/law.md. */
export const lawTable = (): string => `# 法定参数

本页由规则集生成（\`node tools/law.ts\`），不手改。每个数字都由测试对照条文原文。“—”是该时期的法律没有规定。
“以上”含本数，“超过”“过半数”不含。未能核对原文的，不作为法律收入。

## 城市居民委员会组织法

${committees()}

${otherSets.map(other).join('\n\n')}

## 法律留给省里规定的

${province()}
`
