/** What other modules may use of the bodies. Callers have checked their right and record their own entry. */
export {
  groupsOf,
  membersOn,
  nearRelativesAmong,
  organOf,
  representativesOf,
  residentsOfAge,
  termOf,
  type Group,
  type Kinship,
  type Member,
  type OfAge,
} from './queries/facts.ts'
export { saveHandover, signHandover } from './commands/handover.ts'
export { handoverBegun, itemsOf as handoverItems } from './queries/handovers.ts'
export { adoptDraft, fileAdopted, type Adoption } from './store/adoption.ts'
export { endOrgan, foundOrgan, setPosts, type Founding, type PostSeats } from './store/found.ts'
export { endMember, seatMember, type Chosen, type Leaving, type SeatingInput } from './store/members.ts'
export { type OrganKey, type OrganRef } from './store/rows.ts'
export { addRules } from './store/rules.ts'
export { beginTerm, type Term, type TermInput } from './store/terms.ts'
export {
  resumeMembers,
  voidSeats,
  voidTerm,
  type Giver,
  type Resuming,
  type VoidedSeats,
  type VoidedTerm,
} from './store/void.ts'
export { closeWork, openWork, openWorkOf, type WorkEnd, type WorkInput } from './store/work.ts'
export { kindRules, organKinds, posts, type InReason, type OrganKind, type OutReason, type Post, type SourceKind } from './rules/kinds.ts' // prettier-ignore
