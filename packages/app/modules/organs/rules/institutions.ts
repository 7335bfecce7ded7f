import type { Workflow } from '#shared/workflow.ts'
import type { OrganKind } from './kinds.ts'

/** Kinds of rules (制度): the charter, the convention, and rules of work. */
export const ruleKinds = [
  'charter',
  'convention',
  'rulesOfOrder',
  'financial',
  'publicity',
  'supervision',
  'representation',
  'consultation',
  'archives',
  'duty',
  'partyLife',
  'articles',
  'other',
] as const
export type RuleKind = (typeof ruleKinds)[number]
export const ruleStates = ['draft', 'adopted', 'filed', 'inForce', 'superseded', 'withdrawn'] as const
export type RuleState = (typeof ruleStates)[number]
export const adopters = ['residentsMeeting', 'representativesMeeting', 'committee', 'membersMeeting', 'office'] as const
export type Adopter = (typeof adopters)[number]

/** From the draft to what replaced it. A version in force may still be put on file. */
export const ruleFlow: Workflow<RuleState, 'edit' | 'adopt' | 'file' | 'enforce' | 'correct' | 'withdraw' | 'supersede'> = {
  name: 'organs.rule',
  initial: 'draft',
  states: {
    draft: { edit: 'draft', adopt: 'adopted', withdraw: 'withdrawn' },
    adopted: { file: 'filed', enforce: 'inForce', withdraw: 'withdrawn' },
    filed: { enforce: 'inForce', correct: 'filed', withdraw: 'withdrawn' },
    inForce: { file: 'inForce', correct: 'inForce', supersede: 'superseded', withdraw: 'withdrawn' },
    superseded: {},
    withdrawn: {},
  },
} // prettier-ignore

/** Rules that only the residents' meeting may make, or the representatives' meeting where it was empowered (organic law, article 30). */
export const residentsOwn: readonly RuleKind[] = ['charter', 'convention']

/** Which kinds of rules a kind of body has at least: what the list of templates offers first. */
export const kindsFor = (organ: OrganKind): readonly RuleKind[] => {
  if (organ === 'residentsCommittee') return ['charter', 'convention', 'rulesOfOrder', 'financial', 'publicity', 'archives', 'duty']
  if (organ === 'supervisoryCommittee') return ['supervision', 'rulesOfOrder', 'archives']
  if (organ === 'representatives' || organ === 'representativesMeeting' || organ === 'residentsMeeting') return ['representation', 'rulesOfOrder', 'consultation']
  if (['partyCommittee', 'generalBranch', 'branch', 'jointBranch'].includes(organ)) return ['partyLife', 'rulesOfOrder']
  if (['socialOrganisation', 'massOrganisation', 'ownersCommittee'].includes(organ)) return ['articles', 'financial', 'rulesOfOrder']
  return ['duty', 'rulesOfOrder', 'other']
} // prettier-ignore

/** The votes of a meeting add up. `undefined` where they do. */
export function voteFault(v: { entitled: number; present: number; votesFor: number; votesAgainst: number; abstained: number }): 'present' | 'votes' | undefined {
  if (v.present > v.entitled) return 'present'
  return v.votesFor + v.votesAgainst + v.abstained > v.present ? 'votes' : undefined
} // prettier-ignore
