import type { AppError } from '#shared/errors.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import * as administer from './commands/administer.ts'
import * as grants from './commands/grants.ts'
import * as factor from './commands/second-factor.ts'
import * as own from './commands/self.ts'
import * as sessions from './commands/sessions.ts'
import { signIn } from './commands/sign-in.ts'
import * as contract from './contract.ts'
import * as accounts from './queries/accounts.ts'
import * as audit from './queries/audit.ts'
import { listDemonstration } from './queries/demonstration.ts'
import * as me from './queries/me.ts'

/** A refusal that is returned, not thrown, keeps what was counted; the kit sends it as it sends thrown ones. */
const keeping = <T>(answer: Promise<T | AppError>): Promise<T> => answer as Promise<T>

const here: BoundRoute[] = [
  serve(contract.meContract, (ctx) => me.getMe(ctx)),
  serve(contract.signIn, (ctx, { body }) => keeping(signIn(ctx, body))),
  serve(contract.signOut, (ctx) => sessions.signOut(ctx)),
  serve(contract.changePost, (ctx, { body }) => sessions.changePost(ctx, body.grantId)),
  serve(contract.listDemonstrationAccounts, (ctx) => listDemonstration(ctx)),
]

const mine: BoundRoute[] = [
  serve(contract.myAccount, (ctx) => me.getMyAccount(ctx)),
  serve(contract.listOwnSessions, (ctx) => me.listOwnSessions(ctx)),
  serve(contract.endOwnSession, (ctx, { params }) => sessions.endOwnSession(ctx, params.id)),
  serve(contract.signOutEverywhere, (ctx) => sessions.signOutEverywhere(ctx)),
  serve(contract.changePassword, (ctx, { body }) => keeping(own.changePassword(ctx, body))),
  serve(contract.beginSecondFactor, (ctx, { body }) => keeping(factor.beginSecondFactor(ctx, body))),
  serve(contract.confirmSecondFactor, (ctx, { body }) => factor.confirmSecondFactor(ctx, body)),
  serve(contract.removeSecondFactor, (ctx, { body }) => keeping(factor.removeSecondFactor(ctx, body))),
  serve(contract.changePreferences, (ctx, { body }) => own.changePreferences(ctx, body)),
  serve(contract.listViews, (ctx, { query }) => me.listViews(ctx, query.list)),
  serve(contract.saveView, (ctx, { body }) => own.saveView(ctx, body)),
  serve(contract.deleteView, (ctx, { params }) => own.deleteView(ctx, params.id)),
]

const others: BoundRoute[] = [
  serve(contract.listAccounts, (ctx, { query }) => accounts.listAccounts(ctx, query)),
  serve(contract.getAccount, (ctx, { params }) => accounts.getAccount(ctx, params.id)),
  serve(contract.listGivable, async (ctx) => accounts.listGivable(ctx)),
  serve(contract.createAccount, (ctx, { body }) => administer.createAccount(ctx, body)),
  serve(contract.renameAccount, (ctx, { params, body }) => administer.renameAccount(ctx, params.id, body)),
  serve(contract.disableAccount, (ctx, { params, body }) => administer.disableAccount(ctx, params.id, body)),
  serve(contract.enableAccount, (ctx, { params, body }) => administer.enableAccount(ctx, params.id, body)),
  serve(contract.unlockAccount, (ctx, { params, body }) => administer.unlockAccount(ctx, params.id, body)),
  serve(contract.resetPassword, (ctx, { params, body }) => administer.resetPassword(ctx, params.id, body)),
  serve(contract.resetSecondFactor, (ctx, { params, body }) => administer.resetSecondFactor(ctx, params.id, body)),
  serve(contract.giveGrant, (ctx, { params, body }) => grants.giveGrant(ctx, params.id, body)),
  serve(contract.revokeGrant, (ctx, { params, body }) =>
    grants.revokeGrant(ctx, params.id, params.grantId, body.reason),
  ),
  serve(contract.getPolicy, (ctx) => accounts.getPolicy(ctx)),
  serve(contract.changePolicy, (ctx, { body }) => own.changePolicy(ctx, body)),
  serve(contract.listAudit, (ctx, { query }) => audit.listAudit(ctx, query)),
  serve(contract.verifyTrail, (ctx) => audit.verifyTrail(ctx)),
]

export const routes: BoundRoute[] = [...here, ...mine, ...others]
