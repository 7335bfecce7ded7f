import {
  accountOfLogin,
  endOwnerPost,
  giveOwnerPost,
  resetOwnerPassword,
  type OwnerRole,
} from '#modules/accounts/index.ts'
import { findPerson } from '#modules/registers/index.ts'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type * as contract from '../../contract/residents/enrol.ts'
import { familyFault, lastDay } from '../../rules/residents/family.ts'
import { isCurrent, memberToManage, type Member } from '../../queries/residents/members.ts'
import { holdHome, refuseSecondAccount, subjectOf } from './subject.ts'

type Done = Reply<typeof contract.tieAccount>

export interface Tie {
  communityId: string
  kind: 'self' | 'family' | 'delegate'
  personId: string | null
  localUnitId: string | null
  relation?: string
  checked: string
  note: string
  checkedBy: string
  checkedById: string | null
  validTo?: Day | null
}

/** Writes a tie. The caller has checked who they are. Runs outside the row limits: a code is used by whoever has it. */
export async function insertMember(ctx: Ctx, accountId: string, tie: Tie): Promise<Done> {
  const id = newId(ctx.now)
  await privileged(ctx, (db) =>
    db
      .insertInto('serviceMember')
      .values({ ...tie, id, accountId, relation: tie.relation ?? null, validTo: tie.validTo ?? null, checkedAt: ctx.now, version: 1 })
      .execute(),
  ) // prettier-ignore
  return { id, communityId: tie.communityId, version: 1 }
}

const worker = (ctx: Ctx) => ({
  checkedBy: ctx.actor.kind === 'public' ? '' : ctx.actor.name,
  checkedById: ctx.actor.kind === 'account' ? ctx.actor.accountId : null,
})

/**
 * Ties an account that exists to a person or unit whose papers the worker has seen.
 * @throws AppError `services.loginUnknown` (404), `services.personTied`, `services.tiedAlready` (409), those of giving a post
 */
export async function tieAccount(ctx: Ctx, input: Input<typeof contract.tieAccount>['body']): Promise<Done> {
  const subject = await subjectOf(ctx, input)
  const account = await accountOfLogin(ctx, input.login)
  if (!account) throw new AppError('services.loginUnknown', 404, { login: input.login }, 'login')
  const home = await holdHome(ctx, subject)
  if (home?.communityId !== subject.communityId) throw notFound()
  await refuseSecondAccount(ctx, subject.personId)
  await refuseSecondSelf(ctx, account.id, subject.kind)
  await giveOwnerPost(ctx, account.id, subject.role, subject.communityId)
  const { communityId, kind, personId, localUnitId } = subject
  const tie = { communityId, kind, personId, localUnitId, checked: input.checked, note: input.note, ...worker(ctx) }
  const done = await insertMember(ctx, account.id, tie)
  const changes: Record<string, [unknown, unknown]> = { login: [null, account.login], checked: [null, input.checked] }
  await record(ctx, { command: 'services.tieAccount', areaId: communityId, subject: { type: 'member', id: done.id }, changes, reason: input.note }) // prettier-ignore
  return done
}

/** An account is one person; it is held until the end of the transaction. @throws AppError `services.tiedAlready` (409) */
export async function refuseSecondSelf(ctx: Ctx, accountId: string, kind: string): Promise<void> {
  if (kind !== 'self') return
  const before = await privileged(ctx, async (db) => {
    await db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute()
    return db
      .selectFrom('serviceMember')
      .select('id')
      .where('accountId', '=', accountId)
      .where('kind', '=', 'self')
      .where('endedAt', 'is', null)
      .executeTakeFirst()
  })
  if (before) throw new AppError('services.tiedAlready', 409)
}

/**
 * Lets a resident act for a minor child (until it is of age at the latest) or for an adult who agreed (a year at most).
 * The worker has seen the paper that `note` names.
 * @throws AppError `services.familyOfAge`, `familyMinor`, `familyLong`, `familyPast` (422), `services.familyTwice` (409)
 */
export async function addFamily(ctx: Ctx, id: string, input: Input<typeof contract.addFamily>['body']): Promise<Done> {
  const self = await memberToManage(ctx, id)
  if (self.kind !== 'self' || !isCurrent(ctx, self)) throw notFound()
  const person = await findPerson(ctx, input.personId)
  if (!person || person.personId === self.personId) throw notFound()
  const today = dayOf(ctx.now)
  const last = lastDay(input.relation, person.birthOn, today)
  const until = input.until ?? last
  const fault = familyFault(input.relation, person.birthOn, today, until)
  if (fault) throw new AppError(`services.${fault}`, 422, { day: last }, fault === 'familyLong' ? 'until' : 'relation')
  if (until <= today) throw new AppError('services.familyPast', 422, { day: until }, 'until')
  const home = await holdHome(ctx, { personId: person.personId, localUnitId: null })
  if (home?.communityId !== person.communityId) throw notFound()
  await refuseTwice(ctx, self.accountId, person.personId)
  const tie = { communityId: person.communityId, kind: 'family', personId: person.personId, localUnitId: null, relation: input.relation, checked: input.checked, note: input.note, validTo: until, ...worker(ctx) } as const // prettier-ignore
  const done = await insertMember(ctx, self.accountId, tie)
  await record(ctx, {
    command: 'services.addFamily',
    areaId: self.communityId,
    subject: { type: 'member', id: self.id },
    changes: { family: [null, person.personId], relation: [null, input.relation], validTo: [null, until] },
    reason: input.note,
  })
  return done
}

async function refuseTwice(ctx: Ctx, accountId: string, personId: string): Promise<void> {
  const rows = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceMember')
      .select(['endedAt', 'validTo'])
      .where('accountId', '=', accountId)
      .where('personId', '=', personId)
      .execute(),
  )
  if (rows.some((m) => isCurrent(ctx, m))) throw new AppError('services.familyTwice', 409, {}, 'personId')
}

const roleOf = (m: Pick<Member, 'kind'>): OwnerRole => (m.kind === 'delegate' ? 'unitDelegate' : 'resident')

/**
 * Unties an account. Who is no longer themselves here acts for nobody either; log-ins under the post end at once.
 * @throws AppError `access.notFound` (404), `services.memberEnded`, `services.memberStale` (409)
 */
export async function endMember(ctx: Ctx, id: string, input: Input<typeof contract.endMember>['body']): Promise<Done> {
  const m = await memberToManage(ctx, id)
  if (m.endedAt) throw new AppError('services.memberEnded', 409)
  if (m.version !== input.version) throw new AppError('services.memberStale', 409)
  await untie(ctx, m, input.reason)
  await record(ctx, {
    command: 'services.endMember',
    areaId: m.communityId,
    subject: { type: 'member', id },
    changes: { state: ['current', 'ended'] },
    reason: input.reason,
  })
  return { id, communityId: m.communityId, version: m.version + 1 }
}

/** Ends a tie, those that hang on it, and the post. Outside the row limits: the post may stand elsewhere by now. */
export async function untie(ctx: Ctx, m: Member, reason: string): Promise<void> {
  const endedBy = ctx.actor.kind === 'public' ? 'public' : ctx.actor.name
  await privileged(ctx, (db) =>
    db
      .updateTable('serviceMember')
      .set((e) => ({ endedAt: ctx.now, endedBy, endedReason: reason, version: e('version', '+', 1) }))
      .where('accountId', '=', m.accountId)
      .where('endedAt', 'is', null)
      .where((e) => (m.kind === 'self' ? e.or([e('id', '=', m.id), e('kind', '=', 'family')]) : e('id', '=', m.id)))
      .execute(),
  )
  if (m.kind !== 'family') await endOwnerPost(ctx, m.accountId, roleOf(m), m.communityId)
}

/** Who lost the password comes to the counter: a one-time password, after a look at the papers. */
export async function readmitMember(
  ctx: Ctx,
  id: string,
  input: Input<typeof contract.readmitMember>['body'],
): Promise<Reply<typeof contract.readmitMember>> {
  const m = await memberToManage(ctx, id)
  if (m.kind === 'family' || !isCurrent(ctx, m)) throw notFound()
  const reply = await resetOwnerPassword(ctx, m.accountId)
  await record(ctx, {
    command: 'services.readmitMember',
    areaId: m.communityId,
    subject: { type: 'member', id },
    changes: { password: ['***', '***'], checked: [null, input.checked] },
    reason: input.note,
  })
  return reply
}
