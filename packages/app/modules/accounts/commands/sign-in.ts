import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { record } from '#server/audit.ts'
import type { Ctx, Tx } from '#server/context.ts'
import type { signIn as contract } from '../contract/self.ts'
import { currentPassword, passwordDueOn } from '../queries/passwords.ts'
import { postsNow, type GrantRow } from '../queries/posts.ts'
import { normaliseLogin } from '../rules/passwords.ts'
import { passwordMatches } from '../secrets.ts'
import { accountsDb } from '../tables.ts'
import { countFailure, forgetFailures, lockCounters, minutesToWait } from './attempts.ts'
import { choosePassword } from './passwords.ts'
import { takeCode } from './second-factor.ts'
import { beginSession } from './sessions.ts'

type Body = Input<typeof contract>['body']
type Answer = Reply<typeof contract>
type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/**
 * Logs a person in. Answers `newPassword` or `code` where one of them is due and not given: the same request comes again
 * with it. A wrong name, password or code is counted and *returned* as a refusal, so that the count stays.
 * @returns `accounts.wrongLogin` (401), the same for an unknown account; `accounts.codeWrong`, `accounts.codeUsed` (401)
 * @throws AppError `accounts.locked` (429) after failures, `accounts.disabled`, `accounts.noPost` (403),
 * `accounts.password…` (400) for the new password
 */
export async function signIn(ctx: Ctx, body: Body): Promise<Answer | AppError> {
  const db = await accountsDb(ctx)
  const login = normaliseLogin(body.login)
  const counters = await lockCounters(ctx, db, login)
  const minutes = minutesToWait(counters, ctx.now)
  if (minutes > 0) throw new AppError('accounts.locked', 429, { minutes })

  const account = await findAccount(db, login)
  const password = account && (await currentPassword(db, account.id))
  const fail = (code: string): Promise<AppError> => failed(ctx, db, counters, account, code)
  if (!(await passwordMatches(password?.hash, body.password)) || !account || !password)
    return fail('accounts.wrongLogin')
  if (account.state === 'disabled') throw new AppError('accounts.disabled', 403)

  const renewal = await renewalDue(ctx, db, account, password.setAt)
  if (renewal && !body.newPassword) return { state: 'newPassword', reason: renewal }
  if (account.totpEnc && !body.code) return { state: 'code' }
  const codeFault = account.totpEnc ? await takeCode(ctx, db, account, body.code!) : undefined
  if (codeFault) return fail(`accounts.${codeFault}`)
  if (renewal) await renew(ctx, db, account, body.newPassword!)
  return enter(ctx, db, account)
}

const findAccount = (db: Tx, login: string) =>
  db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst()

/** Why a new password is due: the present one was given by somebody else, or is older than the policy allows. */
async function renewalDue(ctx: Ctx, db: Tx, account: Account, setAt: Date): Promise<'first' | 'expired' | undefined> {
  if (account.mustChangePassword) return 'first'
  const due = await passwordDueOn(db, account, setAt)
  return due !== null && due <= dayOf(ctx.now) ? 'expired' : undefined
}

async function renew(ctx: Ctx, db: Tx, account: Account, password: string): Promise<void> {
  await choosePassword(ctx, db, account, password)
  await db.updateTable('account').set({ mustChangePassword: false }).where('id', '=', account.id).execute()
}

async function enter(ctx: Ctx, db: Tx, account: Account): Promise<Answer> {
  const post = await postToBegin(ctx, db, account.id)
  await beginSession(ctx, db, account.id, post.grantId, account.totpEnc !== null)
  await forgetFailures(ctx, db, account.login)
  await tidy(ctx, db, account.id)
  await db.updateTable('account').set({ lastLoginAt: ctx.now }).where('id', '=', account.id).execute()
  const { grantId, role, areaId, path } = post
  const actor = {
    kind: 'account',
    accountId: account.id,
    name: account.name,
    grantId,
    role,
    areaId,
    path,
    strong: false,
  } as const
  const subject = { type: 'account', id: account.id }
  await record({ ...ctx, actor }, { command: 'accounts.signIn', areaId: account.areaId, subject })
  return { state: 'in' }
}

/** Drops what nobody will ask for again: forgotten failures, and one's own log-ins of more than half a year ago. */
async function tidy(ctx: Ctx, db: Tx, accountId: string): Promise<void> {
  const ago = (days: number): Date => new Date(ctx.now.getTime() - days * 86_400_000)
  await db.deleteFrom('loginAttempt').where('lastAt', '<', ago(2)).execute()
  await db.deleteFrom('accountSession').where('accountId', '=', accountId).where('startedAt', '<', ago(190)).execute()
}

/** The post of the last log-in while it is in force, else the highest. @throws AppError `accounts.noPost` (403) */
async function postToBegin(ctx: Ctx, db: Tx, accountId: string): Promise<GrantRow> {
  const posts = await postsNow(ctx, db, accountId)
  const last = await db
    .selectFrom('accountSession')
    .select('grantId')
    .where('accountId', '=', accountId)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const post = posts.find((p) => p.grantId === last?.grantId) ?? posts[0]
  if (!post) throw new AppError('accounts.noPost', 403)
  return post
}

type Counters = Awaited<ReturnType<typeof lockCounters>>

async function failed(
  ctx: Ctx,
  db: Tx,
  counters: Counters,
  account: Account | undefined,
  code: string,
): Promise<AppError> {
  await countFailure(ctx, db, counters)
  const areaId = account?.areaId ?? (await highestArea(ctx))
  const subject = { type: 'account', id: account?.id ?? 'unknown' }
  const command = code === 'accounts.wrongLogin' ? 'accounts.failedSignIn' : 'accounts.failedCode'
  if (areaId) await record(ctx, { command, areaId, subject })
  return new AppError(code, 401)
}

/** Where tries at accounts that do not exist are written down. */
async function highestArea(ctx: Ctx): Promise<string | undefined> {
  const area = await ctx.db.selectFrom('area').select('id').orderBy('level').orderBy('path').limit(1).executeTakeFirst()
  return area?.id
}
