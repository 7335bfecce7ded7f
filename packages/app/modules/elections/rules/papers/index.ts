import type { Finding, Result } from '@liren/ballots'
import type { Block } from '#shared/document.ts'
import type { Day } from '#shared/dates.ts'
import type { Paper } from '../../contract/count.ts'
import { contestOf, rankOf, type Mode, type Post, type Seat, type TallyFigures } from '../../contract/base.ts'
import { named } from '../citing.ts'
import { inGroups } from '../count.ts'
import { placeName } from '../kinds.ts'
import { contestName, han, modeName, postName, seatsText } from '../notices.ts'
import { byHand, h, lines, p, signed, table, zheng } from './blocks.ts'

/** What papers of an election are written from: the facts as they are kept, and nothing that is typed for the paper. */
export interface PaperFacts {
  title: string
  community: string
  office: string
  /** Of what a certificate says that somebody was chosen; empty for representatives, whose group says it. */
  body: string
  mode: Mode
  electionDay: Day
  today: Day
  round: number
  seats: Seat[]
  /** Seats of the whole election, whichever round is on. */
  allSeats: Seat[]
  termFrom: Day
  termTo: Day
  notices: Partial<
    Record<string, { title: string; body: string; publishedOn: Day; law: { document: string; article: string }[] }>
  >
  voters: { name: string; sex: string; address: string; entitled: boolean }[]
  candidates: {
    id: string
    name: string
    sex: string
    birthOn: Day
    post: Post
    groupId: string | null
    about: string
  }[]
  onBallot: ReadonlySet<string>
  boxes: { number: number; name: string; account: Account | null }[]
  batches: { box: number; number: number; ballots: number; groupIds: string[]; result: TallyFigures | null }[]
  minutes: { title: string; text: string; signedBy: string[]; hash: string | null }[]
  results: Result[]
  /** Candidacies by which somebody was elected, which was found void. */
  voided: string[]
  wholeVoid: boolean
  /** Who was elected by a recall lost the post: nobody has a certificate. */
  recall: boolean
  handover: string[]
}
interface Account {
  printed: number
  issued: number
  spoiled: number
  leftOver: number
  returned: number
  valid: number
  blank: number
  voided: number
}

const SEX: Record<string, string> = { '1': '男', '2': '女' }
const committee = (f: PaperFacts): string => `${placeName(f.community)}居民选举委员会`

/** A notice as it was put up. */
function notice(kind: string) {
  return (f: PaperFacts): Block[] | null => {
    const n = f.notices[kind]
    if (!n) return null
    const law = n.law.map((l) => `${named(l.document)}${l.article}`)
    return [
      ...lines(n.body),
      ...(law.length > 0 ? [p(`依据：${[...new Set(law)].join('、')}。`)] : []),
      ...signed(committee(f), han(n.publishedOn)),
    ]
  }
}

function voterList(f: PaperFacts): Block[] | null {
  const text = notice('voterList')(f)
  if (!text) return null
  const rows = f.voters.map((v, i) => [i + 1, v.name, SEX[v.sex] ?? '', v.address, f.mode === 'allVoters' ? '' : v.entitled ? '代表' : ''])
  return [...text, table('选民名单', ['序号', '姓名', '性别', '住址', '备注'], rows)]
} // prettier-ignore

function candidateList(f: PaperFacts): Block[] | null {
  if (f.candidates.length === 0) return null
  const rows = f.candidates.map((c) => [contestName(f.allSeats, contestOf(c)), c.name, SEX[c.sex] ?? '', c.birthOn.slice(0, 7).replace('-', '.'), c.about])
  return [
    p(`经提名和资格审查，${f.title}正式候选人如下（排名不分先后）：`),
    table('正式候选人', ['职务', '姓名', '性别', '出生年月', '简介'], rows),
    ...signed(committee(f), han(f.notices.candidates?.publishedOn ?? f.today)),
  ]
} // prettier-ignore

/** The ballot: posts with those who stand, and how to fill it in. No number: numbers of ballots are kept apart from voters. */
function ballot(f: PaperFacts): Block[] | null {
  if (f.onBallot.size === 0) return null
  return [
    p(`${han(f.electionDay)}${f.round > 1 ? `　第${f.round}次投票` : ''}`, { align: 'center', indent: false }),
    ...f.seats.map((s) =>
      table(
        `${contestName(f.allSeats, contestOf(s))}（应选${s.seats}名）`,
        ['候选人', ...f.candidates.filter((c) => contestOf(c) === contestOf(s) && f.onBallot.has(c.id)).map((c) => c.name), '另选他人'],
        [['符号', ...f.candidates.filter((c) => contestOf(c) === contestOf(s) && f.onBallot.has(c.id)).map(() => ''), '']],
      ),
    ),
    p('说明：赞成的，在姓名下画“○”；不赞成的画“×”；不画的为弃权。每一职务所选人数多于应选名额的，这一职务的选票无效；少于或者等于的有效。字迹无法辨认的无效。'),
    p('请到秘密写票处写票。不能自己写票的，可以由代书人代写。'),
    ...signed(`${committee(f)}（盖章）`, ''),
  ]
} // prettier-ignore

/** 正-mark tally sheets, one for each batch: empty to count by hand, filled where a batch is settled. */
function tallySheet(f: PaperFacts): Block[] | null {
  if (f.batches.length === 0) return null
  const standing = (groups: readonly string[]) => f.candidates.filter((c) => f.onBallot.has(c.id)).filter(inGroups(groups))
  return f.batches.flatMap((b, i): Block[] => [
    ...(i > 0 ? [{ kind: 'pageBreak' as const }] : []),
    h(`${b.box}号票箱　第${b.number}组　${b.ballots}张${f.round > 1 ? `　第${f.round}次投票` : ''}`),
    table(
      '正字计票单',
      ['职务', '候选人', '正字', '得票'],
      standing(b.groupIds).map((c) => {
        const n = b.result?.votes[c.id]
        return [contestName(f.allSeats, contestOf(c)), c.name, n === undefined ? '' : zheng(n), n ?? '']
      }),
      [b.result ? `有效票${b.result.valid}张，空白票${b.result.blank}张，废票${sum(b.result.void)}张` : '有效票＿＿张，空白票＿＿张，废票＿＿张'],
    ),
    byHand('唱票人', '计票人', '监票人'),
  ])
} // prettier-ignore
const sum = (v: Record<string, number | undefined>): number =>
  Object.values(v).reduce<number>((n, x) => n + (x ?? 0), 0)

function minutes(f: PaperFacts): Block[] | null {
  if (f.minutes.length === 0) return null
  return f.minutes.flatMap((m) => [
    h(m.title),
    ...lines(m.text),
    m.signedBy.length > 0 ? p(`签字：${m.signedBy.join('、')}`) : byHand('主持人', '记录人', '监票人'),
    ...(m.hash ? [p(`校验值（SM3）：${m.hash}`)] : []),
  ])
}

/** The report of the result: turnout, each candidate’s votes, every finding with its article. */
function result(f: PaperFacts): Block[] | null {
  if (f.results.length === 0) return null
  return [
    p(`选举日：${han(f.electionDay)}。选举方式：${modeName[f.mode]}。应选名额：${seatsText(f.seats)}。`),
    table(
      '票箱清点',
      ['票箱', '领到', '发出', '作废', '剩余', '收回', '有效', '空白', '废票'],
      f.boxes.flatMap(({ number, name, account: a }) => (a ? [[`${number}号${name}`, a.printed, a.issued, a.spoiled, a.leftOver, a.returned, a.valid, a.blank, a.voided]] : [])),
    ),
    ...f.results.flatMap((r) => round(f, r)),
    byHand('主持人', '总监票人', '总计票人'),
    ...signed(committee(f), han(f.today)),
  ]
} // prettier-ignore

function round(f: PaperFacts, r: Result): Block[] {
  const name = (id: string) => f.candidates.find((c) => c.id === id)?.name ?? ''
  const elected = new Set(r.elected.filter((e) => e.round === r.round).map((e) => e.person))
  const all = r.round === 1 ? r.standing : r.elected.filter((e) => e.round === r.round)
  const votes = all.toSorted((a, b) => rankOf(a.contest) - rankOf(b.contest) || b.votes - a.votes)
  return [
    h(r.round === 1 ? '第一次投票' : `第${r.round}次投票`),
    table('得票情况', ['职务', '姓名', '得票', '结果'], votes.map((v) => [contestName(f.allSeats, v.contest), name(v.person), v.votes, elected.has(v.person) ? '当选' : ''])),
    ...r.reasons.flatMap((x) => (x.cited ? [p(`${named(x.cited.document)}${x.cited.article}：${x.cited.words ?? ''}（${figures(f, x, name)}）${x.met === false ? '：未达到' : ''}`)] : [])),
  ]
} // prettier-ignore
const figures = (f: PaperFacts, x: Finding, name: (id: string) => string): string =>
  Object.entries(x.figures).map(([k, v]) => `${FIGURE[k] ?? k} ${typeof v === 'number' ? v : Array.isArray(v) ? v.map(name).join('、') : name(String(v)) || (k === 'contest' ? contestName(f.allSeats, String(v)) : (postName[v as Post] ?? String(v)))}`).join('，') // prettier-ignore
const FIGURE: Record<string, string> = { n: '数', of: '总数', least: '最少', person: '姓名', contest: '职务', seats: '名额', persons: '人员', min: '最少', max: '最多', ballots: '选票' } // prettier-ignore

function certificates(f: PaperFacts): Block[] | null {
  const elected = (f.results.at(-1)?.elected ?? []).filter((e) => !f.voided.includes(e.person))
  if (elected.length === 0 || f.wholeVoid || f.recall) return null
  return elected.flatMap((e, i): Block[] => [
    ...(i > 0 ? [{ kind: 'pageBreak' as const }] : []),
    { kind: 'heading', level: 1, runs: [{ text: '当选证书' }] },
    p(`${f.candidates.find((c) => c.id === e.person)?.name ?? ''}：`, { indent: false }),
    p(`在${han(f.electionDay)}举行的${f.title}中，您当选为${placeName(f.community)}${f.body}${contestName(f.allSeats, e.contest)}，任期自${han(f.termFrom)}至${han(f.termTo)}。`),
    p('特发此证。'),
    ...signed(`${f.office}（盖章）`, han(f.today)),
  ])
} // prettier-ignore

function handover(f: PaperFacts): Block[] | null {
  if (f.results.length === 0) return null
  return [
    p('上一届居民委员会向新一届居民委员会移交下列事项，由居民选举委员会主持，街道监督：'),
    table('移交清单', ['序号', '事项', '数量', '备注'], f.handover.map((name, i) => [i + 1, name, '', ''])),
    byHand('移交人', '接收人', '监交人'),
    ...signed(committee(f), han(f.today)),
  ]
} // prettier-ignore

const WRITERS: Record<Paper, (f: PaperFacts) => Block[] | null> = {
  plan: notice('plan'), committee: notice('committee'), voterList, candidates: candidateList, proxies: notice('proxies'), stations: notice('stations'), ballot, tallySheet, minutes,
  result, certificates, handover,
} // prettier-ignore
const NAMES: Record<Paper, (f: PaperFacts) => string> = {
  plan: (f) => f.notices.plan?.title ?? '',
  committee: (f) => f.notices.committee?.title ?? '',
  voterList: (f) => `${f.title}选民名单`,
  candidates: (f) => `${f.title}正式候选人名单`,
  proxies: (f) => `${f.title}委托投票名单`,
  stations: (f) => `${f.title}投票站和工作人员名单`,
  ballot: (f) => `${f.title}选票`,
  tallySheet: (f) => `${f.title}计票单`,
  minutes: (f) => `${f.title}会议记录`,
  result: (f) => `${f.title}结果报告单`,
  certificates: (f) => `${f.title}当选证书`,
  handover: (f) => `${f.title}工作移交清单`,
}

/** A paper’s title and blocks; `null` while there is nothing to write it from. */
export function paperOf(kind: Paper, facts: PaperFacts): { title: string; blocks: Block[] } | null {
  const blocks = WRITERS[kind](facts)
  return blocks && { title: NAMES[kind](facts), blocks }
}

/** What a committee hands over (art. 25 names the duty; these are the usual things). */
export const HANDED_OVER = [
  '公章、财务印章',
  '办公场所及钥匙',
  '设备和物资',
  '账目、票据和资金',
  '居务档案',
  '未办结事项',
] as const
