import { electionFacts } from '../../packages/ballots/bench/election.ts'
import { archiveOf, verify } from '../../packages/ballots/src/index.ts'
import { sm3 } from '../../packages/app/server/crypto.ts'
import { timed } from '../measure.ts'
import { atMost, type Row } from '../types.ts'

const ELECTIONS = 1200

/** Every election of a city read from its archive, hashed, and counted anew batch by batch. No database takes part. */
export const archives: Row = {
  id: 'archives',
  work: 'all elections of a city computed anew from their archives',
  run: async ({ engine }) => {
    if (engine !== 'pglite') return []
    let [spent, size, failed] = [0, 0, 0]
    for (let i = 0; i < ELECTIONS; i++) {
      const text = archiveOf(electionFacts(i), { algorithm: 'sm3', hashOf: sm3 })
      const { ms, value } = await timed(() => verify(text, sm3))
      spent += ms
      size += text.length
      failed += Number(!value.ok)
    }
    if (failed > 0) throw new Error(`${failed} archives did not verify`)
    const what = `${ELECTIONS} of 5,000 voters, ${Math.round(size / ELECTIONS / 1000)} kB each, one after another`
    return [atMost(what, spent / 1000, 30, ' s')]
  },
}
