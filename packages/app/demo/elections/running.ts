import { declareVoter, giveProxy, nominate, planElection, raiseObjection } from '#modules/elections/index.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { System } from '../load/acts.ts'
import { aboutOf, neighbours } from './people.ts'
import { past } from './steps.ts'

/** So many days from today the vote will be; the list went up three days ago. */
const AHEAD = 24

/** An election under way: its list is out, an objection waits, candidates are being nominated. */
export async function loadRunning(system: System, today: Day, communityId: string): Promise<void> {
  const day = addDays(today, AHEAD)
  let id = ''
  const then = past(system, today, () => id)
  const ago = (n: number) => addDays(today, -n)
  const people = await system((ctx) => neighbours(ctx, communityId, 24))
  id = (
    await then.at(ago(20))((ctx) =>
      planElection(ctx, {
        communityId, kind: 'general', mode: 'allVoters', electionDay: day, reason: '任期届满，依法换届', note: '',
        seats: [{ post: 'chair', seats: 1 }, { post: 'viceChair', seats: 1 }, { post: 'member', seats: 3 }],
        dates: { committeeSelected: ago(16), planAdopted: ago(15), registrationBegins: ago(14), listPublished: ago(3), nominationsUntil: addDays(today, 7), candidatesPublished: addDays(today, 14) },
      }),
    )
  ).id // prettier-ignore
  const members = people.slice(-6).map((p, i) => ({ personId: p.personId, post: i === 0 ? ('chair' as const) : i < 5 ? ('member' as const) : ('alternate' as const) }))
  await then.step(ago(16), 'selectCommittee', { members, selectedBy: 'residentsMeeting', note: '居民会议推选' })
  await then.step(ago(15), 'adoptPlan')
  await then.step(ago(14), 'openRegistration')
  await then.at(ago(8))(async (ctx) => {
    const living = await ctx.db.selectFrom('electionVoter').select('personId').where('communityId', '=', communityId).where('electionId', '=', id).where('state', '=', 'undeclared').orderBy('name').limit(12).execute()
    for (const v of living) await declareVoter(ctx, id, v.personId, { declares: true, reason: '' })
  })
  await then.step(ago(3), 'publishList')
  await then.at(ago(1))((ctx) => raiseObjection(ctx, id, { about: people[13]!.name, byName: '五号楼居民', kind: 'wrong', text: '名单上的姓名写错一个字' }))
  await then.step(ago(2), 'openNomination')
  for (const [i, post] of (['chair', 'viceChair', 'member', 'member'] as const).entries())
    await then.at(ago(1))((ctx) => nominate(ctx, id, { personId: people[i]!.personId, post, by: i === 3 ? 'joint' : 'party', nominators: i === 3 ? people.slice(6, 17).map((p) => p.personId) : [], about: aboutOf(i) }))
  await then.at(today)((ctx) => giveProxy(ctx, id, { principalId: people[14]!.personId, proxyId: people[15]!.personId, reason: '外出照看孙辈', writtenOn: today }))
} // prettier-ignore
