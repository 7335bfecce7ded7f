import { said, type Dates, type Result } from '@liren/ballots'
import type { Day } from '#shared/dates.ts'
import { contestOf, type voidGrounds, type Mode, type Post, type Seat } from '../contract/base.ts'
import { namedContest } from './count.ts'
import type { State } from './flow.ts'

/** What notices are written from. */
interface Of {
  title: string
  mode: Mode
  electionDay: Day
  seats: readonly Seat[]
  law: Parameters<typeof said>[0]
  termFrom: Day
  termTo: Day
  state?: State
}
export const han = (day: Day): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
export const postName: Record<Post, string> = {
  chair: '主任', viceChair: '副主任', member: '委员', representative: '居民代表',
} // prettier-ignore
const committeePost: Record<string, string> = { ...postName, alternate: '候补' }
export const modeName: Record<Mode, string> = {
  allVoters: '由本社区全体有选举权的居民选举产生',
  households: '由每户派代表选举产生',
  representatives: '由居民代表选举产生',
}
const stepName: Partial<Record<string, string>> = {
  committeeSelected: '推选居民选举委员会', planAdopted: '通过选举办法', registrationBegins: '选民登记', listPublished: '公布选民名单',
  objectionsUntil: '申诉截止', objectionsDecided: '申诉处理截止', nominationsUntil: '提名截止', candidatesPublished: '公布正式候选人', candidatesMeet: '候选人与居民见面',
  proxiesPublished: '公布委托投票名单', electionDay: '选举日', announced: '公布选举结果', handover: '工作移交截止',
} // prettier-ignore
export const roleName: Record<string, string> = {
  scrutineer: '监票人', caller: '唱票人', counter: '计票人', writer: '代书人', issuer: '发票人',
} // prettier-ignore
const GROUND: Record<(typeof voidGrounds)[number], string> = {
  violence: '以暴力手段破坏选举', threat: '以威胁手段破坏选举', fraud: '以欺骗手段破坏选举', bribery: '贿赂选举', forgedBallots: '伪造选票',
  falseCounts: '虚报选举票数', committeeUnlawful: '居民选举委员会未依法产生', turnoutTooLow: '参加投票人数未达到法定人数',
} // prettier-ignore

export const seatsText = (seats: Of['seats']): string =>
  seats.map((s) => `${s.group ?? ''}${postName[s.post]}${s.seats}名`).join('、')
/** What a contest is called on paper: 主任, or 第一居民小组居民代表. */
export const contestName = (seats: Of['seats'], contest: string): string => {
  const { post, group } = namedContest(seats, contest)
  return `${group}${postName[post]}`
}
/** The last day itself counts: 前 alone would leave it open. */
const againText = (day: Day): string => `应当在${han(day)}前（含当日）重新选举。`
const lines = (...all: (string | false)[]): string => all.filter(Boolean).join('\n')

/** Texts of what is put up, in the official manner; names of tables (the voter list) stand on the lists themselves. */
export const words = {
  void: (of: Of, v: { ground: (typeof voidGrounds)[number]; note: string; carriesOn: string; again: string; left: readonly string[]; resumed: readonly string[] }) => ({
    title: `${of.title}无效公告`,
    body: lines(
      `${of.title}因${GROUND[v.ground]}无效。${v.note}`,
      v.left.length > 0 && `因本次选举任职的下列人员不再任职：${v.left.join('、')}。`,
      v.carriesOn && `经决定，${v.carriesOn}`,
      v.resumed.length > 0 && `下列人员继续履行职责：${v.resumed.join('、')}。`,
      v.again && againText(v.again),
    ),
  }),
  voidSeat: (of: Of, v: { ground: (typeof voidGrounds)[number]; note: string; name: string; post: string }) => ({
    title: `${v.name}当选无效公告`,
    body: lines(`${of.title}中，${v.name}当选${v.post}，因${GROUND[v.ground]}，当选无效。${v.note}`, '其他当选人员的当选不受影响；出缺的职务可以补选。'),
  }),
  committee: (of: Of, members: readonly { name: string; post: string }[]) => ({
    title: `${of.title}居民选举委员会成员公告`,
    body: lines(
      '居民选举委员会由下列人员组成，主持本次选举：',
      ...['chair', 'viceChair', 'member'].map((post) => {
        const names = members.filter((m) => m.post === post).map((m) => m.name)
        return names.length > 0 && `${committeePost[post]}：${names.join('、')}`
      }),
    ),
  }),
  plan: (of: Of, dates: Dates) => ({
    title: `${of.title}选举办法公告`,
    body: lines(
      `选举日：${han(of.electionDay)}。选举方式：${modeName[of.mode]}。应选名额：${seatsText(of.seats)}。`,
      '日程：',
      ...Object.entries(dates)
        .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
        .flatMap(([key, day]) => (stepName[key] ? [`${han(day)}　${stepName[key]}`] : [])),
    ),
  }),
  registration: (of: Of) => ({
    title: `${of.title}选民登记公告`,
    body: lines(
      '下列人员表示参加选举的，应当登记：',
      '一、户籍在本社区的居民；',
      '二、户籍不在本社区、经常居住在本社区的居民，请向居民选举委员会表示参加选举；',
      '三、在本社区工作满规定期限的社区工作者，由本人申请，经居民选举委员会确认。',
      `年龄计算至选举日（${han(of.electionDay)}）。`,
    ),
  }),
  voterList: (of: Of, list: { listed: number; entitled: number }) => ({
    title: `${of.title}选民名单公告`,
    body: lines(
      `经登记，本次选举选民共${list.listed}人${of.mode === 'allVoters' ? '' : `，参加投票的代表${list.entitled}人`}。名单见选民名单页及社区公告栏。`,
      objectionText(of),
    ),
  }),
  objection: (of: Of, about: string, upheld: boolean) => ({
    title: `${of.title}选民名单申诉处理结果公告`,
    body: `对有关${about}的选民名单申诉，居民选举委员会经审查，处理决定为：申诉${upheld ? '成立，名单已相应调整' : '不成立，名单维持不变'}。`,
  }),
  candidates: (of: Of, all: readonly { name: string; post: Post; groupId: string | null }[]) => ({
    title: `${of.title}正式候选人名单公告`,
    body: lines(
      ...of.seats.map((s) => {
        const names = all.filter((c) => contestOf(c) === contestOf(s)).map((c) => c.name)
        return `${s.group ?? ''}${postName[s.post]}候选人（应选${s.seats}名）：${names.join('、')}`
      }),
    ),
  }),
  meeting: (of: Of, note: string) => ({
    title: `${of.title}候选人与居民见面情况`,
    body: note || '居民选举委员会已组织候选人与居民见面，候选人介绍了履职设想，回答了居民提出的问题。',
  }),
  proxies: (of: Of, all: readonly { principal: string; proxy: string }[]) => ({
    title: `${of.title}委托投票名单公告`,
    body: lines('下列选民因选举期间外出，书面委托他人代为投票：', ...all.map((p) => `委托人：${p.principal}　受托人：${p.proxy}`)),
  }),
  stations: (
    of: Of,
    boxes: readonly { id: string; number: number; kind: string; name: string; place: string; opens: string; closes: string }[],
    helpers: readonly { name: string; role: string; boxId: string | null }[],
  ) => ({
    title: `${of.title}投票站和工作人员公告`,
    body: lines(
      ...boxes.map((b) => {
        const own = helpers.filter((h) => h.boxId === b.id && h.role === 'scrutineer').map((h) => h.name)
        return `${b.number}号${b.kind === 'mobile' ? '流动票箱' : '投票站'}：${b.name}，${b.place}，${b.opens}至${b.closes}${own.length > 0 ? `，监票人：${own.join('、')}` : ''}`
      }),
      ...Object.entries(roleName).map(([role, name]) => {
        const own = helpers.filter((h) => h.role === role && h.boxId === null).map((h) => h.name)
        return own.length > 0 && `${name}：${own.join('、')}`
      }),
    ),
  }),
  helper: (of: Of, name: string, role: string) => ({ title: `${of.title}增补选举工作人员公告`, body: `增补${name}为${roleName[role]}。` }),
  result: (
    of: Of,
    r: Result,
    candidates: readonly { id: string; name: string }[],
    { nextDay, again = '' }: { nextDay?: Day | undefined; again?: string } = {},
  ) => {
    const name = (id: string) => candidates.find((c) => c.id === id)?.name ?? ''
    const elected = r.elected.map((e) => `${contestName(of.seats, e.contest)}${name(e.person)}（${e.votes}票）`)
    return {
      title: `${of.title}选举结果公告${r.round > 1 ? `（第${r.round}次投票）` : ''}`,
      body: lines(
        r.outcome === 'void' && '参加投票的人数未达到法定人数，本次选举无效。',
        again && againText(again),
        elected.length > 0 && `当选人员：${elected.join('、')}。`,
        ...r.next.map((n) => `${contestName(of.seats, n.contest)}不足${n.seats}名，${nextDay ? `定于${han(nextDay)}` : ''}${n.kind === 'tie' ? '再次投票' : '另行选举'}，候选人：${n.candidates.map(name).join('、')}。`),
        r.outcome === 'short' && '名额未满，缺额按规定补选。',
      ),
    }
  },
} // prettier-ignore

function objectionText(of: Of): string {
  const [raise, decide] = [said(of.law, 'voterList.objectionDays'), said(of.law, 'voterList.decisionDays')]
  if (!raise) return ''
  return `对名单有异议的，自公布之日起${raise.value}日内向居民选举委员会提出申诉${decide ? `，居民选举委员会自收到申诉之日起${decide.value}日内作出处理决定并公布` : ''}。`
}
