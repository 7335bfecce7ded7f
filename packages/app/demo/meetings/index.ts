import { addTask, callMeeting, closeMeeting, concludeConsultation, fileResolution, invite, lapseMeeting, openMeeting, progressTask, recordDemand } from '#modules/meetings/index.ts' // prettier-ignore
import { representativesOf } from '#modules/organs/index.ts'
import { findRule } from '#modules/policies/index.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'
import type { AreaIds } from '../load/register.ts'
import { seat } from './council.ts'
import { loadPublicity } from './publicity.ts'
import { at, callOf, comeIn, hold, item, studied, versionOf, type Item } from './steps.ts'

type Authority = Pick<Item, 'delegation' | 'delegationOn'>
/** So many days ago the first of them met. */
const FIRST = 160
const STREET = '柳青街道办事处 张惠民'

/**
 * Half a year of meetings and publicity of two communities: one that meets, lapses once and meets again, carries out and publishes; one that
 * has done nothing since, so that what is missing shows.
 */
export async function loadMeetings(system: System, today: Day, areas: AreaIds): Promise<void> {
  const [community, quiet, street] = ['371302004001', '371302004002', '371302004'].map((code) => areas.get(code)!) as [string, string, string] // prettier-ignore
  // The laws before 2026 know no representatives' meeting: a city of a clock soon after has none to show.
  const called = addDays(today, -FIRST - 14)
  const known = await system((ctx) => findRule(ctx, 'residentsCommittee.representativesMeeting.quorum', called))
  if (!known) return
  const since = addDays(today, -300)
  if (!(await system((ctx) => seat(ctx, community, since, addDays(since, 1826))))) return
  // What the residents' meeting authorised before meetings were kept here.
  const authority = { delegation: '居民会议关于授权居民代表会议的决定', delegationOn: addDays(called, -3) }
  const decided = await firstMeeting(system, community, addDays(today, -FIRST), authority)
  const talk = await consultation(system, community, addDays(today, -110))
  const convention = await lapsedAndAgain(system, community, addDays(today, -62), authority)
  await mobilisation(system, street, [community, quiet], addDays(today, -25))
  await nextMeeting(system, community, today, authority)
  await loadPublicity(system, community, today, { report: decided[0]!, light: decided[1]!, convention, talk })
}

/** The annual report and the use of common income: adopted; one task done, one late. */
async function firstMeeting(system: System, areaId: string, day: Day, authority: Authority): Promise<string[]> {
  const agenda = [
    item('2025年度居民委员会工作报告', 'annualReport', { reporter: '王立民', ...authority, text: '报告一年来的工作、经费收支和下一步安排。' }), // prettier-ignore
    item('公共收益用于楼道照明改造', 'otherImportant', { reporter: '刘敏', ...authority, text: '拟用公共收益 3.6 万元更换 12 个单元的楼道灯，质保三年。' }), // prettier-ignore
    item('夏季防汛准备情况', 'report', { reporter: '刘敏' }),
  ]
  const { id } = await at(system, addDays(day, -14), '10:00')((ctx) => callMeeting(ctx, callOf(areaId, '上半年居民代表会议', day, agenda))) // prettier-ignore
  await studied(system, id, addDays(day, -16))
  const decided = await hold(system, id, day, addDays(day, 2), 88, [
    { motion: '审议通过2025年度居民委员会工作报告', share: 92 },
    { motion: '同意使用公共收益 3.6 万元更换 12 个单元的楼道灯，施工前公示报价，完工后公示支出', share: 84 },
    null,
  ])
  const light = decided[1]!
  const give = (text: string, doer: string, due: number) =>
    at(system, day, '11:00')((ctx) => addTask(ctx, id, { resolutionId: light, areaId: null, text, doer, dueOn: addDays(day, due), public: true })) // prettier-ignore
  const quotes = await give('取得三家报价并公示', '刘敏', 20)
  const works = await give('更换 12 个单元的楼道灯', '周志强', 75)
  const step = (taskId: string, version: number, after: number, text: string, percent: number) =>
    at(system, addDays(day, after), '16:00')((ctx) => progressTask(ctx, taskId, { version, text, percent }))
  await step(quotes.id, 1, 15, '三家报价已在公开栏公示', 100)
  await step(works.id, 1, 40, '已更换 5 个单元', 40)
  await step(works.id, 2, 70, '已更换 9 个单元，两个单元等配件', 75)
  return decided
}

/** Who was asked to the talk besides the committee. */
const TALKERS = [
  ['3号楼居民', 'resident'],
  ['5号楼居民', 'resident'],
  ['物业服务企业', 'unit'],
  ['街道应急管理办公室', 'department'],
  ['供电所', 'unit'],
] as const

/** A talk about charging electric bicycles: the committee carries its outcome out. */
async function consultation(system: System, areaId: string, day: Day): Promise<string> {
  const call = callOf(areaId, '电动自行车充电棚选址恳谈会', day, [item('充电棚建在哪里、怎么收费', 'consultation', { reporter: '刘敏' })], { kind: 'consultation', form: 'discussionMeeting' }) // prettier-ignore
  const { id } = await at(system, addDays(day, -5), '10:00')((ctx) => callMeeting(ctx, call))
  await at(
    system,
    addDays(day, -4),
    '10:00',
  )(async (ctx) => {
    for (const [name, capacity] of TALKERS) await invite(ctx, id, { name, capacity, constituency: '' })
  })
  await comeIn(system, id, day, 90)
  await at(system, day, '09:00')(async (ctx) => openMeeting(ctx, id, { version: await versionOf(ctx, id), chair: '王立民', recorder: '刘敏' })) // prettier-ignore
  await at(
    system,
    day,
    '10:30',
  )(
    async (ctx) =>
    concludeConsultation(ctx, id, { version: await versionOf(ctx, id), outcome: 'carriedOut', text: '建在3号楼东侧空地，按电量收费，价格公示。', doer: '周志强', dueOn: addDays(day, 90) }), // prettier-ignore
  )
  await at(system, day, '10:40')(async (ctx) => closeMeeting(ctx, id, { version: await versionOf(ctx, id) }))
  return id
}

/** The convention is put to a meeting that too few attend, demanded, and adopted a week later. */
async function lapsedAndAgain(system: System, areaId: string, day: Day, authority: Authority): Promise<string> {
  const agenda = [item('修改居民公约', 'convention', { reporter: '王立民', ...authority, text: '增加文明养犬、电动自行车停放两条。' })] // prettier-ignore
  const { id } = await at(system, addDays(day, -12), '10:00')((ctx) => callMeeting(ctx, callOf(areaId, '下半年居民代表会议', day, agenda))) // prettier-ignore
  await studied(system, id, addDays(day, -13))
  await comeIn(system, id, day, 50)
  await at(system, day, '09:30')(async (ctx) => lapseMeeting(ctx, id, { version: await versionOf(ctx, id), note: '当天暴雨，到会人数不够' })) // prettier-ignore
  const again = addDays(day, 8)
  const signers = await system(async (ctx) =>
    (await representativesOf(ctx, areaId, addDays(day, 1))).slice(0, 12).map((m) => m.id),
  )
  const demand = await at(system, addDays(day, 1), '09:00')((ctx) => recordDemand(ctx, { areaId, kind: 'representativesMeeting', onDay: addDays(day, 1), matter: '尽快再次开会，把公约定下来', byWhom: 'representatives', signed: 0, signers, note: '' })) // prettier-ignore
  const second = await at(system, addDays(day, 1), '10:00')((ctx) => callMeeting(ctx, callOf(areaId, '下半年居民代表会议（再次召开）', again, [], { earlierId: id, demandId: demand.id }))) // prettier-ignore
  const [convention] = await hold(system, second.id, again, addDays(again, 3), 84, [{ motion: '通过修改后的居民公约，增加文明养犬、电动自行车停放两条', share: 80 }]) // prettier-ignore
  await at(
    system,
    addDays(again, 5),
    '10:00',
    STREET,
  )((ctx) => fileResolution(ctx, convention!, { version: 1, on: addDays(again, 5) }))
  return convention!
}

/** The subdistrict deploys fire safety in winter to its communities. */
async function mobilisation(system: System, street: string, communities: readonly string[], day: Day): Promise<void> {
  const call = callOf(street, '冬季消防安全动员会', day, [item('部署冬季消防安全检查', 'policy', { reporter: '张惠民' })], { kind: 'mobilisation', place: '街道会议室', public: false }) // prettier-ignore
  const { id } = await at(system, addDays(day, -4), '10:00', STREET)((ctx) => callMeeting(ctx, call))
  for (const areaId of communities)
    await at(system, day, '11:00', STREET)((ctx) => addTask(ctx, id, { resolutionId: null, areaId, text: '逐楼检查消防通道和电动自行车停放，建立问题清单', doer: '社区居民委员会', dueOn: addDays(day, 40), public: false })) // prettier-ignore
}

/** The next meeting is called for the days ahead. */
const nextMeeting = (system: System, areaId: string, today: Day, authority: Authority) =>
  at(system, addDays(today, -3), '10:00')((ctx) =>
    callMeeting(ctx, callOf(areaId, '年末居民代表会议', addDays(today, 9), [
      item('民主评议居民委员会成员', 'appraisal', { reporter: '居务监督委员会' }),
      item('小区停车位分配办法', 'otherImportant', { reporter: '刘敏', ...authority, text: '按户登记、抽签分配、每年公示。' }),
    ]))) // prettier-ignore
