import { answerEnquiry, askAffairs, publish } from '#modules/meetings/index.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'
import { at } from './steps.ts'

type Matter = Parameters<typeof publish>[1]['matter']
/** Days before today of the event and of its first day on the board; matter; title; text. */
const SHEETS: readonly (readonly [event: number, from: number, matter: Matter, title: string, text: string])[] = [
  [150, 148, 'fundsAndDonations', '上半年社区工作经费使用情况', '拨付 6.2 万元，支出 5.8 万元：活动 2.1 万元，维修 2.9 万元，办公 0.8 万元，结余 0.4 万元。'],
  [130, 127, 'facilities', '健身广场器材更换', '更换器材 8 件，由街道项目资金支付 2.4 万元，六月底完工并验收。'],
  [108, 104, 'consultations', '电动自行车充电棚选址协商结果', '建在3号楼东侧空地，按电量收费，价格公示，九十天内建成。'],
  [92, 90, 'serviceProjects', '助老送餐服务', '每天中午送餐，登记 36 位老人，每餐个人付 8 元，其余由街道补贴。'],
  [70, 45, 'assistanceToGovernment', '协助开展人口变动抽样调查', '协助入户 120 户，已完成，调查内容由统计部门保密。'],
  [54, 48, 'decisions', '居民公约修改稿通过', '居民代表会议通过修改后的居民公约，增加文明养犬、电动自行车停放两条，已报街道备案。'],
  [20, 18, 'otherConcerns', '供暖报修和投诉渠道', '供暖期报修电话张贴在各单元门口，社区每天汇总，三天未解决的由社区协调。'],
  [9, 8, 'facilities', '楼道灯更换进度', '12 个单元已更换 9 个，其余等配件，预计本月完成。'],
] // prettier-ignore

const ASKED = [
  ['公共收益一共有多少，今年还剩多少？', '今年公共收益 9.3 万元，已用 3.6 万元，结余 5.7 万元，年末一并公布明细。', '公共收益的收支情况'],
  ['送餐服务怎么报名？', '年满七十周岁的居民带身份证到社区登记，当天可以开始。', '助老送餐怎么报名'],
] as const // prettier-ignore

/** Decisions and a consultation that publications tell of. */
interface Sources {
  report: string
  light: string
  convention: string
  talk: string
}

/** What was laid open in half a year, one of it late; questions answered, one that waits, and a complaint to the subdistrict. */
export async function loadPublicity(system: System, areaId: string, today: Day, of: Sources): Promise<void> {
  // prettier-ignore
  const ids: string[] = []
  const sheet = (event: number, from: number, matter: Matter, title: string, text: string, source: { resolutionId?: string; meetingId?: string } = {}) =>
    at(system, addDays(today, -from), '09:00')((ctx) =>
      publish(ctx, { areaId, matter, title, text, eventOn: addDays(today, -event), fromOn: addDays(today, -from), toOn: addDays(today, 21 - from), onBoard: true, board: '小区南门公开栏', onPage: true, resolutionId: null, meetingId: null, replacesId: null, ...source }),
    ) // prettier-ignore
  for (const [event, from, matter, title, text] of SHEETS) {
    const source =
      matter === 'consultations'
        ? { meetingId: of.talk }
        : matter === 'decisions'
          ? { resolutionId: of.convention }
          : {}
    ids.push((await sheet(event, from, matter, title, text, source)).id)
  }
  await sheet(160, 156, 'decisions', '年度工作报告审议通过', '居民代表会议审议通过2025年度居民委员会工作报告。', {
    resolutionId: of.report,
  })
  await sheet(
    160,
    155,
    'decisions',
    '公共收益用于楼道照明改造',
    '同意使用公共收益更换 12 个单元的楼道灯，进度在网页上可以查看。',
    { resolutionId: of.light },
  )
  const say = (days: number, kind: 'enquiry' | 'complaint', text: string, publicationId: string | null) =>
    at(system, addDays(today, -days), '19:30')((ctx) => askAffairs(ctx, { kind, areaId, publicationId, matter: null, text, fromName: '', way: '' })) // prettier-ignore
  for (const [i, [text, answer, question]] of ASKED.entries()) {
    const { id } = await say(60 - i * 20, 'enquiry', text, ids[i === 0 ? 0 : 3]!)
    await at(system, addDays(today, -56 + i * 20), '10:00')((ctx) => answerEnquiry(ctx, id, { version: 1, answer, question })) // prettier-ignore
  }
  await say(4, 'enquiry', '剩下三个单元的灯什么时候换好？', ids[7]!)
  await say(6, 'complaint', '充电棚的收费标准一直没有公示。', null)
}
