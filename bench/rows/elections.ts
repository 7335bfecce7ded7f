import { sql } from 'kysely'
import { drawRolls } from '../../packages/app/modules/elections/index.ts'
import { asSystem } from '../../packages/app/server/house.ts'
import { newId } from '../../packages/app/shared/ids.ts'
import { timed } from '../measure.ts'
import type { Bed } from '../types.ts'

const DAY = '2027-03-01'

/** An election in every community of the bed, as bare rows: what a plan writes besides stands outside the measures. */
export async function plannedEverywhere(bed: Bed, state: string): Promise<{ id: string; communityId: string }[]> {
  const all = bed.communities.map((c) => ({ id: newId(new Date()), communityId: c.id }))
  await asSystem(bed.house, 'bench', async (ctx) => {
    await ctx.db
      .insertInto('election')
      .values(all.map(({ id, communityId }) => ({
        id, communityId, kind: 'general', mode: 'allVoters', title: '换届选举', state, electionDay: DAY, seats: '[{"post":"chair","seats":1},{"post":"member","seats":4}]',
        termFrom: DAY, termTo: '2032-03-01', ruleSetDay: DAY, law: JSON.stringify({ day: DAY, provisions: {} }), plan: '{}', createdAt: ctx.now, createdBy: 'bench',
      })))
      .execute()
  })
  return all
} // prettier-ignore

/** Draws the voter lists of all these elections at once. @returns how many voters, and how long it took */
export async function drawAll(bed: Bed, ids: readonly string[]): Promise<{ ms: number; voters: number }> {
  const { ms, value } = await timed(() =>
    asSystem(bed.house, 'bench', (ctx) =>
      drawRolls(ctx, ids, { registerOn: ctx.asOf, electionDay: DAY, votingAge: 18, version: 1 }),
    ),
  )
  return { ms, voters: value }
}

/** The same rows written by a bare `insert … select` into a table of the same columns without any index. */
export async function bareCopy(bed: Bed): Promise<{ ms: number; rows: number }> {
  const { exec, db } = bed.house.opened
  await exec('drop table if exists bare_voter; create table bare_voter (like election_voter)')
  const { ms, value } = await timed(() => sql`insert into bare_voter select * from election_voter`.execute(db))
  await exec('drop table bare_voter')
  return { ms, rows: Number(value.numAffectedRows ?? 0) }
}

/** Takes all elections of the bed away again. */
export async function forgetElections(bed: Bed): Promise<void> {
  const tables = ['election_tally', 'election_batch', 'election_box_account', 'election_counter', 'election_helper', 'election_box', 'election_candidate', 'election_turnout', 'election_voter', 'election'] // prettier-ignore
  for (const table of tables) await bed.house.opened.exec(`delete from ${table}`)
}
