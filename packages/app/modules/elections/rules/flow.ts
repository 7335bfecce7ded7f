import type { Workflow } from '#shared/workflow.ts'

export const states = [
  'planned', 'committeeSelected', 'planAdopted', 'registration', 'listPublished', 'nomination', 'vetting', 'candidatesPublished',
  'meetCandidates', 'voting', 'counting', 'elected', 'runOff', 'void', 'announced', 'filed', 'certificates', 'handover', 'archived',
] as const // prettier-ignore
export type State = (typeof states)[number]
export const verbs = [
  'selectCommittee', 'adoptPlan', 'openRegistration', 'publishList', 'openNomination', 'closeNomination', 'publishCandidates',
  'meetVoters', 'openVoting', 'closeVoting', 'declareElected', 'callRunOff', 'declareVoid', 'announce', 'file', 'certify',
  'handOver', 'archive', 'voidElection',
] as const // prettier-ignore
export type Verb = (typeof verbs)[number]

/** From plan to archive. What follows a count (`elected`, `runOff`, `void`) is computed, never chosen. */
export const electionFlow: Workflow<State, Verb> = {
  name: 'election',
  initial: 'planned',
  states: {
    planned: { selectCommittee: 'committeeSelected', voidElection: 'void' },
    committeeSelected: { adoptPlan: 'planAdopted', voidElection: 'void' },
    planAdopted: { openRegistration: 'registration', voidElection: 'void' },
    registration: { publishList: 'listPublished', voidElection: 'void' },
    listPublished: { openNomination: 'nomination', voidElection: 'void' },
    nomination: { closeNomination: 'vetting', voidElection: 'void' },
    vetting: { publishCandidates: 'candidatesPublished', voidElection: 'void' },
    candidatesPublished: { meetVoters: 'meetCandidates', voidElection: 'void' },
    meetCandidates: { openVoting: 'voting', voidElection: 'void' },
    voting: { closeVoting: 'counting', voidElection: 'void' },
    counting: { declareElected: 'elected', callRunOff: 'runOff', declareVoid: 'void', voidElection: 'void' },
    elected: { announce: 'announced', voidElection: 'void' },
    runOff: { openVoting: 'voting', voidElection: 'void' },
    void: { archive: 'archived' },
    announced: { file: 'filed', voidElection: 'void' },
    filed: { certify: 'certificates', voidElection: 'void' },
    certificates: { handOver: 'handover', voidElection: 'void' },
    handover: { archive: 'archived', voidElection: 'void' },
    archived: {},
  },
}

const order = new Map(states.map((s, i) => [s, i]))
/** Whether a state comes before another on the road (a run-off and a void election stand beside it). */
export const isBefore = (state: State, other: State): boolean => order.get(state)! < order.get(other)!

/** States in which a plan may still be changed: before the election committee adopts it. */
export const changeableStates: readonly State[] = ['planned', 'committeeSelected']
/** Whether stations are still settled: before anybody votes in the round. */
export const beforeVoting = (state: State): boolean => state === 'runOff' || isBefore(state, 'voting')
/** Whether there is no result of the round yet. */
export const beforeResult = (state: State): boolean => state === 'runOff' || isBefore(state, 'elected')

/** States in which who was elected has taken the seat. */
export const seatedStates: readonly State[] = ['announced', 'filed', 'certificates', 'handover', 'archived']
/** States in which an election runs no more: another of its kind may be planned. */
export const overStates: readonly State[] = ['void', ...seatedStates]

/** Whether the election committee still serves: until the offices are handed over. */
export const committeeServes = (state: State): boolean => state !== 'void' && isBefore(state, 'handover')

/** Verbs that close a count: one button, the result says which. */
export const outcomes: readonly Verb[] = ['declareElected', 'callRunOff', 'declareVoid']

/** Whose election was found void, and whether all of it is: it ended so, or that was found later. */
export const foundVoid = (state: State, declared: readonly { candidateId: string | null }[]) => ({
  voided: declared.flatMap((v) => v.candidateId ?? []),
  wholeVoid: state === 'void' || declared.some((v) => v.candidateId === null),
})
