import { accountBox, type BoxAccount } from '@liren/ballots'
import type { Selectable } from 'kysely'
import type { Ctx } from '#server/context.ts'
import type { Database } from '#server/db/schema.gen.ts'
import { accountOf, actorName, type Seen } from '../commands/support.ts'
import { SMALL, type Hindrance, type TallyFigures, type Team } from '../contract/base.ts'
import { contestByCandidate, countOf, sumOf } from '../rules/count.ts'
import { smallGroups } from '../rules/groups.ts'
import { hindranceOf, missing } from '../rules/found.ts'
import { candidatesOf, formal } from './candidates.ts'
import { boxesOf, turnoutOf } from './voting.ts'

type Of = Pick<Seen, 'communityId' | 'id'>
export type AccountRow = Selectable<Database['electionBoxAccount']>
export type Batch = Omit<Selectable<Database['electionBatch']>, 'state' | 'result'> & {
  state: 'open' | 'differs' | 'agreed'
  result: TallyFigures | null
}
export type Tally = Omit<Selectable<Database['electionTally']>, 'team' | 'void' | 'votes'> & {
  team: Team
  void: TallyFigures['void']
  votes: TallyFigures['votes']
}

export const accountsOf = (ctx: Ctx, of: Of & { round: number }): Promise<AccountRow[]> =>
  ctx.db.selectFrom('electionBoxAccount').selectAll().where('communityId', '=', of.communityId).where('electionId', '=', of.id).where('round', '=', of.round).execute() // prettier-ignore

export async function batchesOf(ctx: Ctx, of: Of & { round: number }): Promise<Batch[]> {
  return (await ctx.db
    .selectFrom('electionBatch')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('round', '=', of.round)
    .orderBy('number')
    .execute()) as Batch[]
}

/** What teams entered and what still stands of it; superseded entries stay for the record. */
export async function talliesOf(ctx: Ctx, of: Of, batchIds: readonly string[]): Promise<Tally[]> {
  if (batchIds.length === 0) return []
  return (await ctx.db
    .selectFrom('electionTally')
    .selectAll()
    .where('communityId', '=', of.communityId)
    .where('electionId', '=', of.id)
    .where('batchId', 'in', [...batchIds])
    .orderBy('enteredAt')
    .execute()) as Tally[]
}

export const minutesOf = (ctx: Ctx, of: Of) =>
  ctx.db.selectFrom('electionMinute').selectAll().where('communityId', '=', of.communityId).where('electionId', '=', of.id).orderBy('id').execute() // prettier-ignore

/** A box's account as the engine reads it. */
export const boxAccount = (a: AccountRow, nameOf: (boxId: string) => string): BoxAccount => ({
  box: nameOf(a.boxId), ...(a.countedWith ? { countedWith: nameOf(a.countedWith) } : {}), printed: a.printed, issued: a.issued, spoiled: a.spoiled, left: a.leftOver, returned: a.returned, valid: a.valid, blank: a.blank, void: a.void,
}) // prettier-ignore

/** What does not add up in a box, with those that are counted with it. */
export function differencesIn(a: AccountRow, { boxes, accounts }: Pick<CountFacts, 'boxes' | 'accounts'>): Hindrance[] {
  const read = (x: AccountRow) => boxAccount(x, (id) => boxes.find((b) => b.id === id)?.name ?? '')
  const joined = accounts.filter((x) => x.countedWith === a.boxId)
  return accountBox(read(a), joined.map(read)).filter((f) => f.met === false).map((f) => hindranceOf(f))
} // prettier-ignore

/** Which team a person counts in, in this round: the one they entered for first. */
export function teamOf(ctx: Ctx, tallies: readonly Tally[]): Team | null {
  const mine = tallies.find((t) => isMine(ctx, t) && t.team !== 'third')
  return mine?.team ?? null
}
export const isMine = (ctx: Ctx, t: Pick<Tally, 'enteredBy' | 'enteredName'>): boolean => {
  const me = accountOf(ctx)
  return me ? t.enteredBy === me : t.enteredBy === null && t.enteredName === actorName(ctx)
}

export const figuresOf = (t: Tally): TallyFigures => ({ valid: t.valid, blank: t.blank, void: t.void, votes: t.votes })
export const standingOf = (tallies: readonly Tally[], batchId: string): Tally[] =>
  tallies.filter((t) => t.batchId === batchId && t.supersededAt === null)

/** Everything about the count of the round that is on. */
export async function countFacts(ctx: Ctx, of: Seen) {
  const [boxes, accounts, batches] = [await boxesOf(ctx, of), await accountsOf(ctx, of), await batchesOf(ctx, of)]
  const tallies = await talliesOf(ctx, of, batches.map((b) => b.id))
  const minutes = await minutesOf(ctx, of)
  const candidates = formal(await candidatesOf(ctx, of))
  return { boxes, accounts, batches, tallies, minutes, candidates }
} // prettier-ignore
export type CountFacts = Awaited<ReturnType<typeof countFacts>>

/** What stands in the way of a result: boxes without an account, differences that no signed minute explains, open batches. */
export async function countHindrances(ctx: Ctx, of: Seen, facts: CountFacts): Promise<Hindrance[]> {
  const { boxes, accounts, batches, minutes } = facts
  const found: Hindrance[] = []
  for (const box of boxes) {
    const account = accounts.find((a) => a.boxId === box.id)
    if (!account) found.push(missing('noAccount', { box: box.name }))
    else if (!explained(account, minutes)) found.push(...differencesIn(account, facts))
  }
  for (const small of accounts.length < boxes.length ? [] : smallGroups(accounts))
    found.push(
      missing('smallGroup', {
        box: boxes.find((b) => b.id === small.boxId)?.name ?? '',
        n: small.ballots,
        least: SMALL,
      }),
    )
  const open = batches.filter((b) => b.state === 'open').length
  const differ = batches.filter((b) => b.state === 'differs').length
  if (open > 0) found.push(missing('batchesOpen', { n: open }))
  if (differ > 0) found.push(missing('batchesDiffer', { n: differ }))
  return [...found, ...(await sumHindrances(ctx, of, facts))]
}

/** Whether a signed minute lies with a box's difference. */
export const explained = (
  a: Pick<AccountRow, 'minuteId'>,
  minutes: readonly { id: string; state: string }[],
): boolean => a.minuteId !== null && minutes.some((m) => m.id === a.minuteId && m.state === 'signed')

/** What all boxes together say against what was counted and marked. */
async function sumHindrances(ctx: Ctx, of: Seen, { boxes, accounts, batches, minutes }: CountFacts): Promise<Hindrance[]> {
  if (accounts.length < boxes.length) return []
  const found: Hindrance[] = []
  const taken = await turnoutOf(ctx, of)
  const marked = taken.self + taken.proxy
  const issued = accounts.reduce((n, a) => n + a.issued, 0)
  const told = minutes.some((m) => m.kind === 'difference' && m.state === 'signed' && m.round === of.round && m.boxId === null)
  if (marked !== issued && !told) found.push(missing('marked', { n: marked, sum: issued, by: marked - issued, box: '' }))
  for (const box of boxes) {
    const account = accounts.find((a) => a.boxId === box.id)!
    const own = batches.filter((b) => b.boxId === box.id)
    if (own.length === 0 || own.some((b) => b.state !== 'agreed')) continue
    const valid = own.reduce((n, b) => n + (b.result?.valid ?? 0), 0)
    const blank = own.reduce((n, b) => n + (b.result?.blank ?? 0), 0)
    if (valid !== account.valid || blank !== account.blank)
      found.push(missing('countAgainstAccount', { box: box.name, valid, accountValid: account.valid, blank, accountBlank: account.blank }))
  }
  return found
} // prettier-ignore

/** The settled batches added up. */
export const totalsOf = ({ batches, candidates }: Pick<CountFacts, 'batches' | 'candidates'>): TallyFigures =>
  sumOf(
    batches.flatMap((b) =>
      b.state === 'agreed' && b.result ? [countOf(b, b.result, contestByCandidate(candidates))] : [],
    ),
  )
