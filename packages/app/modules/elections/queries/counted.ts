import type { z } from 'zod'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { hashOfMinute } from '../commands/minutes.ts'
import { refuse, seenElection, type Seen } from '../commands/support.ts'
import type { Team } from '../contract/base.ts'
import type * as contract from '../contract/count.ts'
import {
  countFacts, countHindrances, differencesIn, explained, figuresOf, isMine, standingOf, teamOf, totalsOf, type AccountRow, type Batch, type CountFacts, type Tally,
} from './count.ts' // prettier-ignore
import { groupsIn } from '../rules/count.ts'
import { appointedToCount, counterOfActor, countersOf } from './counters.ts'
import { computeResult } from './result.ts'
import type { Box } from './voting.ts'

/** The count as the staff see it: never what one team entered before the other has. */
export async function getCount(ctx: Ctx, id: string): Promise<z.output<typeof contract.getCount.reply>> {
  const of = await seenElection(ctx, 'elections.view', id)
  const facts = await countFacts(ctx, of)
  const hindrances = of.state === 'counting' ? await countHindrances(ctx, of, facts) : []
  const preview = of.state === 'counting' && hindrances.length === 0 ? await computeResult(ctx, of, facts) : null
  return {
    round: of.round,
    accounts: facts.accounts.map((a) => shownAccount(a, facts)),
    batches: facts.batches.map((b) => shownBatch(ctx, b, facts)).toSorted((a, b) => a.boxNumber - b.boxNumber || a.number - b.number),
    minutes: facts.minutes.map((m) => ({
      id: m.id, kind: m.kind as 'other', round: m.round, boxId: m.boxId, title: m.title, text: m.text, state: m.state as 'draft', signedBy: m.signedBy,
      signedAt: m.signedAt, hash: m.hash, intact: m.hash === null || m.hash === hashOfMinute(m), version: m.version,
    })),
    counters: await shownCounters(ctx, of),
    hindrances,
    totals: totalsOf(facts),
    preview,
  } // prettier-ignore
}

async function shownCounters(ctx: Ctx, of: Seen) {
  const counters = await countersOf(ctx, of)
  const mine = counterOfActor(ctx, counters)
  return (await appointedToCount(ctx, of)).map((h) => {
    const taken = counters.find((c) => c.personId === h.personId)
    return { id: h.id, name: h.name, role: h.role as 'counter', team: (taken?.team ?? null) as Team | null, mine: h.personId === mine?.personId }
  })
} // prettier-ignore

function shownAccount(a: AccountRow, facts: CountFacts): z.output<typeof contract.accountRow> {
  const { boxes, minutes } = facts
  const box = boxes.find((b) => b.id === a.boxId)?.name ?? ''
  const { printed, issued, spoiled, leftOver, returned, valid, blank, boxId, version, minuteId, countedWith } = a
  return {
    printed, issued, spoiled, leftOver, returned, valid, blank, void: a.void, boxId, box, version, minuteId, countedWith,
    differences: differencesIn(a, facts), explained: explained(a, minutes),
  } // prettier-ignore
}

function shownBatch(
  ctx: Ctx,
  b: Batch,
  { boxes, tallies, accounts }: Pick<CountFacts, 'boxes' | 'tallies' | 'accounts'>,
): contract.BatchRow {
  const now = standingOf(tallies, b.id)
  return {
    id: b.id,
    boxId: b.boxId,
    boxNumber: boxes.find((x: Box) => x.id === b.boxId)?.number ?? 0,
    number: b.number,
    ballots: b.ballots,
    groupIds: groupsIn(b.boxId, boxes, accounts),
    state: b.state,
    entered: now.map((t) => t.team),
    mine: teamOf(ctx, tallies),
    result: b.state === 'agreed' ? b.result : null,
    differs: b.state === 'differs' ? differingFields(now) : [],
  }
}

function differingFields(now: readonly Tally[]): string[] {
  const [a, b] = [now.find((t) => t.team === 'a'), now.find((t) => t.team === 'b')]
  if (!a || !b) return []
  const ids = [...new Set([...Object.keys(a.votes), ...Object.keys(b.votes)])]
  const other = (['valid', 'blank'] as const).filter((k) => a[k] !== b[k])
  const voided = JSON.stringify(sorted(a.void)) === JSON.stringify(sorted(b.void)) ? [] : ['void']
  return [...other, ...voided, ...ids.filter((id) => (a.votes[id] ?? 0) !== (b.votes[id] ?? 0))]
}
const sorted = (v: Record<string, number | undefined>) => Object.entries(v).filter(([, n]) => n).toSorted() // prettier-ignore

/**
 * A batch as one team sees it.
 * @throws AppError `elections.otherTeam` (403) for whoever counts in the other team: the two are blind to each other
 */
export async function getBatch(ctx: Ctx, id: string, batchId: string, team: Team) {
  const of = await seenElection(ctx, 'elections.count', id)
  const facts = await countFacts(ctx, of)
  const batch = facts.batches.find((b) => b.id === batchId)
  if (!batch) throw notFound()
  const mine = teamOf(ctx, facts.tallies)
  if (mine && team !== 'third' && mine !== team) throw refuse('otherTeam', { team: mine }, 403)
  const visible = facts.tallies.filter((t) => t.batchId === batchId && t.team === team && (team === 'third' || isMine(ctx, t) || mine === team))
  const now = visible.find((t) => t.supersededAt === null)
  return {
    ...shownBatch(ctx, batch, facts),
    own: now ? figuresOf(now) : null,
    corrections: visible.filter((t) => t.supersededAt !== null).map((t) => ({ at: t.supersededAt!, by: t.enteredName, why: t.why ?? '', figures: figuresOf(t) })),
  }
} // prettier-ignore
