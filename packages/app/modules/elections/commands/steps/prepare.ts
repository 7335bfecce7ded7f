import { said } from '@liren/ballots'
import { latestDayBefore } from '#modules/policies/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Hindrance } from '../../contract/base.ts'
import { committeeOf, sitting } from '../../queries/candidates.ts'
import { plannedDates } from '../../queries/dates.ts'
import { doublesOf, figuresOf } from '../../queries/voters.ts'
import { calendarBreaches, proposal } from '../../rules/calendar.ts'
import { citedOf } from '../../rules/citing.ts'
import { hindranceOf, missing } from '../../rules/found.ts'
import { DRAFT } from '../../rules/lists.ts'
import { words } from '../../rules/notices.ts'
import { selectCommittee } from '../committee.ts'
import { putUp } from '../notices.ts'
import { changePlanWords, refuse, today, type Seen } from '../support.ts'
import { drawOnto } from '../voters/draw.ts'
import { sealVersion } from '../voters/list.ts'
import type { Step } from './types.ts'

/** The residents' or representatives' meeting selects the election committee (art. 15). */
const select: Step = {
  verb: 'selectCommittee',
  right: 'elections.run',
  law: 'electionCommittee.selectedBy',
  take: async (ctx, of, input) => {
    if (!input.members?.length) throw refuse('committeeMissing', {}, 422, 'members')
    const by = said(of.law, 'electionCommittee.selectedBy')
    if (by && input.selectedBy && !by.value.includes(input.selectedBy)) throw refuse('selectedByOther', {}, 422, 'selectedBy')
    await selectCommittee(ctx, of, input.members)
    await changePlanWords(ctx, of, { selection: [input.selectedBy ?? '', input.note].filter(Boolean).join(' ') })
  },
} // prettier-ignore

/** Days that were planned, held against the law as it is known now: a law that changed since shows here. */
async function calendarHindrances(ctx: Ctx, of: Seen): Promise<Hindrance[]> {
  return calendarBreaches(of.law, proposal(of.law, of.electionDay, of.kind, await plannedDates(ctx, of))).map((b) =>
    hindranceOf(b),
  )
}

/** The election committee adopts the plan, which is put up together with its own names. */
const adopt: Step = {
  verb: 'adoptPlan',
  right: 'elections.run',
  hindrances: calendarHindrances,
  take: async (ctx, of) => {
    const members = sitting(await committeeOf(ctx, of))
    await putUp(ctx, of, { kind: 'committee', ...words.committee(of, members), law: [said(of.law, 'electionCommittee.selectedBy')] })
    await putUp(ctx, of, { kind: 'plan', ...words.plan(of, await plannedDates(ctx, of)), law: [said(of.law, 'electionModes')] })
  },
} // prettier-ignore

/** Registration opens: the list is drawn from the register of the day, and whoever lives here may declare (art. 16). */
const register: Step = {
  verb: 'openRegistration',
  right: 'elections.run',
  law: 'registration',
  take: async (ctx, of) => {
    await drawOnto(ctx, { ...of, state: 'registration' })
    await putUp(ctx, of, { kind: 'other', ...words.registration(of), law: [said(of.law, 'registration')] })
  },
}

/** What stands in the way of publishing the list: nobody on it, the twenty days gone, people in two lists. */
async function listHindrances(ctx: Ctx, of: Seen, input?: { note: string }): Promise<Hindrance[]> {
  const found: Hindrance[] = []
  const figures = await figuresOf(ctx, of)
  if (figures.entitled === 0) found.push(missing(of.mode === 'allVoters' ? 'listEmpty' : 'nobodyEntitled'))
  const days = said(of.law, 'voterList.daysBefore')
  const latest = days && latestDayBefore(of.electionDay, days.value)
  if (days && latest && today(ctx) > latest)
    found.push(missing('due', { step: 'listPublished', on: today(ctx), latest }, citedOf(days)))
  const doubles = input?.note ? [] : await doublesOf(ctx, of)
  if (doubles.length > 0)
    found.push(missing('doubles', { n: doubles.length, names: doubles.slice(0, 5).map((d) => `${d.name}（${d.elsewhere}）`).join('、') }))
  return found
} // prettier-ignore

/** The voter list is put up at least twenty days before the vote (art. 17), frozen as its first version. */
const publish: Step = {
  verb: 'publishList',
  right: 'elections.run',
  law: 'voterList.daysBefore',
  hindrances: listHindrances,
  take: async (ctx, of, input) => {
    const sealed = await sealVersion(ctx, of, DRAFT, 'published', input.note)
    const law = (['voterList.daysBefore', 'voterList.objectionDays', 'voterList.decisionDays'] as const).map((k) => said(of.law, k))
    await putUp(ctx, of, { kind: 'voterList', ...words.voterList(of, sealed), law, untilOn: of.electionDay })
  },
} // prettier-ignore

export const preparing: readonly Step[] = [select, adopt, register, publish]
