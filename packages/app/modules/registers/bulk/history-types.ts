import type { Day } from '#shared/dates.ts'
import type { EventKind } from '../codes.ts'
import type { Suspicion } from '../suspects.ts'

/** From a day up to, not on, another; `null` is open. */
interface Dated {
  from: Day
  to: Day | null
}

/** Who someone is, over all their spells. */
export interface PersonFacts {
  personId: string
  sex: string
  birthOn: Day
  idNumber: string | null
  phone: string | null
  ethnic: string | null
}

/** How a person stood in a household for a time, written down on one day and, when wrong, replaced on another. */
export interface ResidentSpell extends Dated {
  communityId: string
  person: PersonFacts
  name: string
  householdId: string
  /** GB/T 4761; `'0'` is the head. */
  relation: string
  registered: boolean
  registeredAt: string
  education: string | null
  marriage: string | null
  employment: string | null
  beginEvent: string
  endEvent: string | null
  recordedOn: Day
  supersededOn: Day | null
}

export interface HouseholdStay extends Dated {
  communityId: string
  householdId: string
  dwellingId: string
  number: string
  kind: 'family' | 'collective'
  beginEvent: string
}

export interface HistoryEvent {
  communityId: string
  id: string
  kind: EventKind
  on: Day
  personId: string | null
  householdId: string | null
  paper: string
  reason: string
  detail: Record<string, unknown>
}

export interface HistoryUnit extends Dated {
  unitId: string
  townId: string
  name: string
  kind: string
  address: string
  x: number
  y: number
  households: number
  builtYear: number
  memberships: (Dated & { communityId: string })[]
}

export interface HistoryBuilding extends Dated {
  communityId: string
  buildingId: string
  unitId: string
  name: string
  floors: number
}
export interface HistoryDwelling extends Dated {
  communityId: string
  dwellingId: string
  buildingId: string
  unitId: string
  room: string
  address: string
}

export interface HistoryLocalUnit extends Dated {
  communityId: string
  name: string
  creditCode: string
  kind: string
  superiorLevel: string
  superior: string
  address: string
  contact: string
  phone: string
  staff: number
}

export interface HistoryList {
  areaId: string
  name: string
  source: string
  purpose: string
  legalBasis: string
  keepMonths: number
  from: Day
  entries: { communityId: string; personId: string; from: Day; expiresOn: Day }[]
}

/** A resident's wish to have something put right; it waits. */
export interface HistoryRequest {
  communityId: string
  personId: string
  field: 'name' | 'education' | 'marriage' | 'employment'
  oldValue: string
  newValue: string
  reason: string
  by: string
  on: Day
}

/** A part of a register with its past. Every part may be empty; ids are the caller's. */
export interface History {
  units?: readonly HistoryUnit[]
  buildings?: readonly HistoryBuilding[]
  dwellings?: readonly HistoryDwelling[]
  events?: readonly HistoryEvent[]
  people?: readonly PersonFacts[]
  households?: readonly HouseholdStay[]
  residents?: readonly ResidentSpell[]
  localUnits?: readonly HistoryLocalUnit[]
  lists?: readonly HistoryList[]
  /** Pairs of people who may be one; they wait in the queue. */
  suspects?: readonly Suspicion[]
  requests?: readonly HistoryRequest[]
}
