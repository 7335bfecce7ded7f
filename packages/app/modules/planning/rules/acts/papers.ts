import type { Block, DocumentModel, Drawing } from '#shared/document.ts'
import type { ActDetail, MaterialKind } from '../../contract/acts.ts'

/** What papers of an act are written from. `maps`: before and after, where units have a place. */
export interface PaperInput {
  act: ActDetail
  /** The government or office that signs: the town's for what is proposed, the county's for what is decided. */
  town: string
  county: string
  day: string
  text: string
  maps: { before: Drawing | undefined; after: Drawing | undefined }
}

/** Titles of papers, as they stand on them. */
const TITLES: Record<MaterialKind, string> = {
  application: '关于{{title}}的请示',
  basicFacts: '{{title}}基本情况',
  riskAssessment: '{{title}}社会稳定风险评估报告',
  villagersConsent: '{{title}}村民会议意见',
  expertReport: '{{title}}专家论证报告',
  publicOpinions: '{{title}}征求意见情况',
  mapsBeforeAfter: '{{title}}调整前后示意图',
  decision: '关于{{title}}的批复',
  announcement: '关于{{title}}的公告',
}

const p = (text: string, more: Partial<Extract<Block, { kind: 'paragraph' }>> = {}): Block => ({
  kind: 'paragraph', runs: [{ text }], indent: true, ...more,
}) // prettier-ignore
const h = (text: string): Block => ({ kind: 'heading', level: 1, runs: [{ text }] })
const cells = (row: readonly (string | number)[]) => row.map((c) => [{ text: String(c) }])
const han = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
const sentence = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)
const signed = (who: string, day: string): Block[] => [
  p(who, { align: 'right', indent: false }),
  p(han(day), { align: 'right', indent: false }),
]

/** The plan as a table: each community with its figures and, outside the band, the reason that was given. */
function planTable({ act }: PaperInput): Block {
  const { min, max, document, article } = act.law.band
  const { communities } = act
  const sum = (f: (c: ActDetail['communities'][number]) => number) => communities.reduce((n, c) => n + f(c), 0)
  return {
    kind: 'table',
    caption: '规划方案',
    columns: [{ title: '社区' }, { title: '小区（个）', align: 'right' }, { title: '户数', align: 'right' }, { title: '人口', align: 'right' }, { title: '说明' }],
    rows: [
      ...communities.map((c) => cells([c.name, c.units, c.households, c.people, noteOf(c)])),
      cells(['合计', sum((c) => c.units), sum((c) => c.households), sum((c) => c.people), '']),
    ],
    totals: 1,
    remarks: [`户数范围：一般在${min}户至${max}户（${citing({ document, article })}）。`],
  } // prettier-ignore
}

function noteOf(c: ActDetail['communities'][number]): string {
  const how = c.areaId ? '' : '新设立。'
  return how + (c.outOfBand ? `因地制宜：${c.breachReason ?? ''}` : '')
}

/** 《…组织法》第三条. */
const citing = ({ document, article }: { document: string; article: string }): string =>
  `${document.startsWith('《') ? document : `《${document}》`}${article}`

const endedText = (act: ActDetail): string =>
  act.ended.map((e) => `${e.name}撤销，其辖区并入${e.into.join('、')}。`).join('')

/** What the act is about, without the words of an official title. */
const plainTitle = (act: ActDetail): string => act.title.replace(/^关于/, '').replace(/的(请示|方案)$/, '')

/** Who signs for a town: a subdistrict by its office, a town or township by its government. */
const officeOf = (town: string): string => (town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`)

function application(input: PaperInput): Block[] {
  const { act } = input
  const basis = act.law.proposer ?? act.law.approver
  return [
    p(`${input.county}人民政府：`, { indent: false }),
    p(`${sentence(act.reason)}根据${citing(basis)}的规定，拟对${input.town}社区作如下设立、撤销和规模调整，自${han(act.effectiveOn)}起施行。`),
    planTable(input),
    ...(act.ended.length > 0 ? [p(endedText(act))] : []),
    p('妥否，请批示。'),
    ...signed(officeOf(input.town), act.filedOn ?? input.day),
  ] // prettier-ignore
}

function opinions({ act }: PaperInput): Block[] {
  const of = (stance: string) => act.opinions.filter((o) => o.stance === stance).length
  const days = act.commentFrom && act.commentTo ? `${han(act.commentFrom)}至${han(act.commentTo)}` : ''
  return [
    p(`${days}公开征求意见${act.commentDays}日，共收到意见${act.opinions.length}条：赞成${of('for')}条，反对${of('against')}条，其他${of('neutral')}条。`),
    ...(act.opinions.length === 0
      ? []
      : [{
          kind: 'table' as const,
          caption: '意见及答复',
          columns: [{ title: '提出人' }, { title: '意见' }, { title: '答复' }],
          rows: act.opinions.map((o) => cells([o.fromName || '（未留名）', o.text, o.answer ?? ''])),
        }]),
  ] // prettier-ignore
}

function maps({ maps: { before, after } }: PaperInput): Block[] {
  const figure = (caption: string, drawing: Drawing | undefined): Block =>
    drawing ? { kind: 'figure', caption, drawing } : p(`${caption}：所涉小区没有登记位置，暂无图。`)
  return [figure('调整前', before), figure('调整后', after)]
}

function decision(input: PaperInput): Block[] {
  const { act } = input
  return [
    ...(act.decisionNumber ? [p(act.decisionNumber, { align: 'center', indent: false })] : []),
    p(`${officeOf(input.town)}：`, { indent: false }),
    p(`你单位报来的${plainTitle(act)}的请示收悉。根据${citing(act.law.approver)}的规定，现批复如下：`),
    p(`一、同意你单位提出的社区设立、撤销和规模调整方案，自${han(act.effectiveOn)}起施行。`),
    planTable(input),
    ...(act.ended.length > 0 ? [p(endedText(act))] : []),
    p('二、请同步做好党组织、居民委员会、居务监督委员会的设立调整和档案、印章、财务的移交。'),
    ...signed(`${input.county}人民政府`, act.decidedOn ?? input.day),
  ]
}

function announcement(input: PaperInput): Block[] {
  const { act } = input
  return [
    p(`${plainTitle(act)}已经${input.county}人民政府批准${act.decisionNumber ? `（${act.decisionNumber}）` : ''}，自${han(act.effectiveOn)}起施行，现予公告。`),
    planTable(input),
    ...(act.ended.length > 0 ? [p(endedText(act))] : []),
    ...signed(`${input.county}人民政府`, act.announcedOn ?? act.decidedOn ?? input.day),
  ] // prettier-ignore
}

function bodyOf(kind: MaterialKind, input: PaperInput): Block[] {
  switch (kind) {
    case 'application':
      return application(input)
    case 'basicFacts':
      return [p(input.act.reason), planTable(input), h('调整前后'), ...maps(input)]
    case 'publicOpinions':
      return opinions(input)
    case 'mapsBeforeAfter':
      return maps(input)
    case 'decision':
      return decision(input)
    case 'announcement':
      return announcement(input)
    case 'riskAssessment':
    case 'villagersConsent':
    case 'expertReport':
      return []
  }
}

/** A paper of an act, in the language of official papers. What a person wrote stands behind what the system knows. */
export function paperOf(kind: MaterialKind, input: PaperInput): DocumentModel {
  const own = input.text.split(/\n+/).filter((line) => line.trim() !== '')
  return {
    locale: 'zh-CN',
    title: TITLES[kind].replace('{{title}}', plainTitle(input.act)),
    author: input.town,
    createdAt: input.day,
    blocks: [...bodyOf(kind, input), ...own.map((line) => p(line))],
  }
}
