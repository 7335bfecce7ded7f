import { notFound, require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import type { Input } from '#shared/contract.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { next } from '#shared/workflow.ts'
import type * as contract from '../contract/index.ts'
import { residentsOwn, ruleFlow, voteFault, type RuleState } from '../rules/institutions.ts'
import { checkStanding, lockOrgan, touch } from '../store/rows.ts'
import { openWork } from '../store/work.ts'
import { checkVote } from './vote.ts'
import { checkVersion, requireOrgan } from './support.ts'

type Params = Input<typeof contract.getRule>['params']
type Verb = 'edit' | 'adopt' | 'file' | 'enforce' | 'correct' | 'withdraw'
type RuleRow = Awaited<ReturnType<typeof load>>

/** A rule of a body is drafted. @throws AppError `organs.ended` */
export async function draftRule(ctx: Ctx, input: Input<typeof contract.draftRule>['body']) {
  const { areaId, organId, kind, title, text } = input
  await require(ctx, 'organs.rules', areaId)
  const organ = await lockOrgan(ctx, { areaId, organId })
  await requireOrgan(ctx, 'organs.rules', organ)
  const today = dayOf(ctx.now)
  checkStanding(organ, today)
  const id = newId(ctx.now)
  await ctx.db.insertInto('organRule').values({ areaId, id, organId, kind, title }).execute()
  await ctx.db.insertInto('organRuleVersion').values({ areaId, ruleId: id, seq: 1, text, state: 'draft', draftedOn: today }).execute() // prettier-ignore
  await record(ctx, { command: 'organs.draftRule', areaId, subject: { type: 'organRule', id }, changes: { kind: [null, kind], title: [null, title] } }) // prettier-ignore
  return { areaId, id, version: 1 }
}

/** The rule and the version of it that a verb is about, held until the end. */
async function load(ctx: Ctx, right: string, { areaId, id }: Params, version: number) {
  await require(ctx, right, areaId)
  const rule = await ctx.db.selectFrom('organRule').selectAll().where('areaId', '=', areaId).where('id', '=', id).forUpdate().executeTakeFirst() // prettier-ignore
  if (!rule) throw notFound()
  await requireOrgan(ctx, right, await lockOrgan(ctx, { areaId, organId: rule.organId }))
  checkVersion(rule, version)
  const versions = await ctx.db.selectFrom('organRuleVersion').selectAll().where('areaId', '=', areaId).where('ruleId', '=', id).orderBy('seq', 'desc').execute() // prettier-ignore
  return { rule, latest: versions[0]!, current: versions.find((v) => v.state === 'inForce') }
}

/** The state that a verb leads to. @throws AppError `organs.ruleStage` (409) where the version does not allow it */
function after(state: string, verb: Verb): RuleState {
  const to = next(ruleFlow, state as RuleState, verb)
  if (!to) throw new AppError('organs.ruleStage', 409, { state })
  return to
}

async function save(
  ctx: Ctx,
  { rule }: RuleRow,
  verb: Verb,
  set: { seq: number; change: object; rule?: object; changes: Record<string, [unknown, unknown]>; reason?: string },
) {
  const { areaId, id } = rule
  await ctx.db.updateTable('organRuleVersion').set(set.change).where('areaId', '=', areaId).where('ruleId', '=', id).where('seq', '=', set.seq).execute() // prettier-ignore
  await ctx.db.updateTable('organRule').set({ ...set.rule, version: rule.version + 1 }).where('areaId', '=', areaId).where('id', '=', id).execute() // prettier-ignore
  await touch(ctx, areaId)
  const command = { edit: 'editRule', adopt: 'adoptRule', file: 'fileRule', enforce: 'enforceRule', correct: 'orderCorrection', withdraw: 'withdrawRule' }[verb] // prettier-ignore
  await record(ctx, { command: `organs.${command}`, areaId, subject: { type: 'organRule', id }, changes: set.changes, ...(set.reason ? { reason: set.reason } : {}) }) // prettier-ignore
  return { areaId, id, version: rule.version + 1 }
}

/** Writes the draft; where the latest version is none any more, a new one is begun. */
export async function editRule(
  ctx: Ctx,
  key: Params,
  { version, title, text }: Input<typeof contract.editRule>['body'],
) {
  const found = await load(ctx, 'organs.rules', key, version)
  const { latest, rule } = found
  const fresh = latest.state !== 'draft'
  if (fresh && !['inForce', 'superseded', 'withdrawn'].includes(latest.state)) throw new AppError('organs.ruleStage', 409, { state: latest.state }) // prettier-ignore
  const seq = fresh ? latest.seq + 1 : latest.seq
  if (fresh)
    await ctx.db
      .insertInto('organRuleVersion')
      .values({ areaId: key.areaId, ruleId: key.id, seq, text, state: 'draft', draftedOn: dayOf(ctx.now) })
      .execute()
  return save(ctx, found, 'edit', { seq, change: { text }, rule: { title }, changes: { title: [rule.title, title], seq: [latest.seq, seq] } }) // prettier-ignore
}

/**
 * A meeting adopted the draft. Charter and convention are made by the residents' meeting, or by the representatives' meeting that
 * it empowered (organic law, article 30); quorum and majority are those of the day.
 * @throws AppError `organs.votesAdd`, `organs.notTheirs`, `organs.quorumShort`, `organs.majorityShort`, `organs.notYet`, `organs.ruleStage`
 */
export async function adoptRule(ctx: Ctx, key: Params, { version, ...vote }: Input<typeof contract.adoptRule>['body']) {
  const found = await load(ctx, 'organs.rules', key, version)
  const state = after(found.latest.state, 'adopt')
  if (vote.on > dayOf(ctx.now)) throw new AppError('organs.notYet', 422, { day: vote.on }, 'on')
  const fault = voteFault(vote)
  if (fault) throw new AppError('organs.votesAdd', 422, { ...vote, resolutionId: null }, fault === 'present' ? 'present' : 'votesFor') // prettier-ignore
  await checkVote(ctx, vote, residentsOwn.includes(found.rule.kind as never))
  const { on, by, resolutionId, ...counts } = vote
  return save(ctx, found, 'adopt', {
    seq: found.latest.seq, change: { state, adoptedOn: on, adoptedBy: by, resolutionId, ...counts }, changes: { adoptedOn: [null, on], adoptedBy: [null, by], votesFor: [null, vote.votesFor], present: [null, vote.present] },
  }) // prettier-ignore
}

/** The rule is put on file with an office. @throws AppError `organs.beforeAdopted` */
export async function fileRule(
  ctx: Ctx,
  key: Params,
  { version, on, with: office }: Input<typeof contract.fileRule>['body'],
) {
  const found = await load(ctx, 'organs.file', key, version)
  const { latest } = found
  const state = after(latest.state, 'file')
  checkAfterAdoption(latest.adoptedOn, on)
  return save(ctx, found, 'file', { seq: latest.seq, change: { state, filedOn: on, filedWith: office }, changes: { filedOn: [latest.filedOn, on], filedWith: [latest.filedWith, office] } }) // prettier-ignore
}

function checkAfterAdoption(adopted: string | null, on: string): void {
  if (adopted !== null && on < adopted) throw new AppError('organs.beforeAdopted', 422, { adopted, day: on }, 'on')
}

/** The rule holds from a day on; the version in force before it ends. @throws AppError `organs.beforeAdopted`, `organs.endBeforeBegin` */
export async function enforceRule(
  ctx: Ctx,
  key: Params,
  { version, on, nextReviewOn }: Input<typeof contract.enforceRule>['body'],
) {
  const found = await load(ctx, 'organs.rules', key, version)
  const { latest, current } = found
  const state = after(latest.state, 'enforce')
  checkAfterAdoption(latest.adoptedOn, on)
  if (current && on <= current.inForceOn!) throw new AppError('organs.endBeforeBegin', 422, { from: current.inForceOn!, to: on }, 'on') // prettier-ignore
  if (current) await ctx.db.updateTable('organRuleVersion').set({ state: 'superseded', endedOn: on }).where('areaId', '=', key.areaId).where('ruleId', '=', key.id).where('seq', '=', current.seq).execute() // prettier-ignore
  return save(ctx, found, 'enforce', { seq: latest.seq, change: { state, inForceOn: on, nextReviewOn }, rule: { currentSeq: latest.seq }, changes: { inForceOn: [current?.inForceOn ?? null, on], nextReviewOn: [null, nextReviewOn] } }) // prettier-ignore
}

/** An office orders a rule corrected (organic law, article 31): work for the community. @throws AppError `organs.pastEnd` */
export async function orderCorrection(
  ctx: Ctx,
  key: Params,
  { version, text, dueOn }: Input<typeof contract.orderCorrection>['body'],
) {
  const found = await load(ctx, 'organs.file', key, version)
  after(found.latest.state, 'correct')
  if (dueOn < dayOf(ctx.now)) throw new AppError('organs.pastEnd', 422, { day: dueOn }, 'dueOn')
  await openWork(ctx, { areaId: key.areaId, rule: 'correction', role: 'communityWorker', dueOn, text: `《${found.rule.title}》：${text}`.slice(0, 600), source: { kind: 'rule', id: key.id }, organId: found.rule.organId }) // prettier-ignore
  return save(ctx, found, 'correct', { seq: found.latest.seq, change: { correction: text }, changes: { correction: [found.latest.correction, text] }, reason: text }) // prettier-ignore
}

/** The draft is given up, or the rule in force holds no more from a day on. */
export async function withdrawRule(
  ctx: Ctx,
  key: Params,
  { version, on, reason }: Input<typeof contract.withdrawRule>['body'],
) {
  const found = await load(ctx, 'organs.rules', key, version)
  const { latest, rule } = found
  const state = after(latest.state, 'withdraw')
  if (latest.inForceOn && on < latest.inForceOn) throw new AppError('organs.endBeforeBegin', 422, { from: latest.inForceOn, to: on }, 'on') // prettier-ignore
  const ended = latest.inForceOn ? { endedOn: on } : {}
  return save(ctx, found, 'withdraw', { seq: latest.seq, change: { state, ...ended }, rule: { currentSeq: rule.currentSeq === latest.seq ? null : rule.currentSeq }, changes: { state: [latest.state, state] }, reason }) // prettier-ignore
}
