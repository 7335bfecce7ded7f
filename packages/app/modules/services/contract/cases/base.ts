import { z } from 'zod'
import { uuid } from '#shared/contract.ts'
import { roles } from '#shared/roles.ts'
import type { Workflow } from '#shared/workflow.ts'

/** The roles that a case can wait for. */
export const holderRoles = [
  'counterClerk', 'communityWorker', 'subdistrictOfficer', 'countyOfficer', 'cityOfficer',
] as const satisfies (typeof roles)[number][] // prettier-ignore
export type HolderRole = (typeof holderRoles)[number]

export const caseStates = [
  'new', 'accepted', 'dispatched', 'handling', 'checking', 'closed', 'suspended', 'refused', 'withdrawn', 'merged',
] as const // prettier-ignore
export type CaseState = (typeof caseStates)[number]
export const openStates = [
  'new',
  'accepted',
  'dispatched',
  'handling',
  'checking',
  'suspended',
] as const satisfies CaseState[]

/** Verbs that lead from a state to one. */
export const caseVerbs = [
  'accept', 'refuse', 'dispatch', 'take', 'handle', 'check', 'close', 'return', 'transfer', 'joint', 'suspend', 'resume', 'extend', 'urge',
  'reopen', 'withdraw', 'merge', 'say', 'note',
] as const // prettier-ignore
export type CaseVerb = (typeof caseVerbs)[number]
/** What else stands in a case's history: its beginning, help that was given, an overdue case that climbs, a boundary that moves it, another that ended in it. */
export const caseEvents = ['open', 'part', 'attach', 'paper', 'climb', 'follow', 'clock', 'absorb'] as const
export type CaseEvent = CaseVerb | (typeof caseEvents)[number]

const anywhere = { withdraw: 'withdrawn', merge: 'merged' } as const
const saying = (state: CaseState) => ({ say: state, note: state })
const running = (state: CaseState) => ({ ...saying(state), urge: state, extend: state, transfer: 'new' as const })

/**
 * The life of a case (受理 → 派遣 → 办理 → 核查 → 办结) with its side paths. `return` sends it back one hand: to whoever had it
 * before, or from the check to whoever answered. `transfer` gives it to another area, which has to accept it. `resume` goes back to
 * where it stood when it was suspended, which the table cannot say: it names the usual one.
 */
export const caseFlow: Workflow<CaseState, CaseVerb> = {
  name: 'services.case',
  initial: 'new',
  states: {
    new: { accept: 'accepted', refuse: 'refused', ...anywhere, ...running('new') },
    accepted: {
      dispatch: 'dispatched', take: 'handling', handle: 'checking', close: 'closed', refuse: 'refused', return: 'new', suspend: 'suspended',
      ...anywhere, ...running('accepted'),
    }, // prettier-ignore
    dispatched: {
      dispatch: 'dispatched', take: 'handling', return: 'accepted', suspend: 'suspended', ...anywhere, ...running('dispatched'),
    }, // prettier-ignore
    handling: {
      dispatch: 'dispatched', take: 'handling', handle: 'checking', close: 'closed', return: 'accepted', joint: 'handling', suspend: 'suspended',
      ...anywhere, ...running('handling'),
    }, // prettier-ignore
    checking: {
      check: 'closed', return: 'handling', withdraw: 'withdrawn', ...saying('checking'), urge: 'checking', extend: 'checking',
    }, // prettier-ignore
    suspended: { resume: 'handling', ...anywhere, ...saying('suspended'), urge: 'suspended' },
    closed: { reopen: 'accepted', ...saying('closed') },
    refused: { reopen: 'accepted', note: 'refused' },
    withdrawn: { note: 'withdrawn' },
    merged: { note: 'merged' },
  },
}

/** What a step of a case is heard by. */
export const audiences = ['internal', 'applicant', 'public'] as const
export type Audience = (typeof audiences)[number]

/** Steps that a clock rule can be about: the whole, or how long a case may stand in a state. */
export const clockSteps = ['whole', 'new', 'accepted', 'dispatched', 'handling', 'checking'] as const
export type ClockStep = (typeof clockSteps)[number]
/** From when the clock of the whole counts. */
export const countsFroms = ['opening', 'acceptance'] as const
export type CountsFrom = (typeof countsFroms)[number]

export const caseParams = z.object({ id: uuid })
