import { accountsOf } from '#modules/accounts/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Reaction } from '#server/module.ts'
import { notify } from '#server/notify/index.ts'
import type { CaseState } from '../../contract/cases/base.ts'

interface CaseEvent {
  areaId: string
  id: string
  number: string
  verb: string
  from: CaseState | null
  to: CaseState
  applicantAccountId: string | null
  text?: string
  /** Counts the steps of the case, where the event says it. */
  seq?: number
}

/** Verbs of the staff that the applicant hears of; what they did themselves they know. */
const TOLD: Record<string, string> = {
  accept: 'accept', refuse: 'refuse', dispatch: 'dispatch', take: 'take', check: 'close', close: 'close', return: 'moved', transfer: 'moved', suspend: 'suspend', resume: 'resume',
  extend: 'extend', say: 'say', merge: 'merge', reopen: 'reopen', paper: 'paper', climb: 'climb',
} // prettier-ignore

/** A step of the office in a case is told to whoever brought it, in their language, without a word of what it is about. */
async function caseMoved(ctx: Ctx, event: CaseEvent): Promise<void> {
  const { applicantAccountId: accountId, id, number, verb } = event
  const own = ctx.actor.kind === 'account' && ctx.actor.accountId === accountId
  if (!accountId || own || !TOLD[verb]) return
  const account = (await accountsOf(ctx, [accountId])).get(accountId)
  if (!account) return
  await notify(ctx, {
    accountId,
    language: account.language,
    topic: `services:residents.notices.${TOLD[verb]}`,
    params: { number },
    link: `/my/cases/${id}`,
  })
}

export const noticeReactions: Reaction[] = [{ on: 'services.caseMoved', run: caseMoved }]
