import type { Day } from '#shared/dates.ts'

/** One resident as a ledger gives it, already checked against the rules ({@link rowFaults}) and in codes (codes.ts). */
export interface ResidentInput {
  name: string
  sex: string
  birthOn: Day
  idNumber?: string | null
  phone?: string | null
  ethnic?: string | null
  education?: string | null
  marriage?: string | null
  employment?: string | null
  /** Relation to the head, GB/T 4761; `'0'` is the head. */
  relation: string
  /** Registered (户籍) in this community; `false` is a floating person (流动). */
  registered: boolean
  /** Where a floating person is registered. */
  registeredAt?: string | null
  /** Rows with the same key form one household of this batch; or the id of a household that is already there. */
  household: string
  /** The number of the household book (户号). */
  householdNumber?: string | null
  householdKind?: 'family' | 'collective'
  /** The home: the same address in one community is the same dwelling. */
  address: string
  unitId?: string | null
  building?: string | null
  room?: string | null
  from: Day
  to?: Day | null
}

/** A row with all that costs work done: search columns, encryption, blind index. Plain data: may cross threads. */
export interface PreparedResident {
  personId: string
  rowId: string
  idHash: string | null
  name: string
  birthOn: Day
  sex: string
  registered: boolean
  isHead: boolean
  from: Day
  to: Day | null
  household: string
  householdNumber: string
  householdKind: 'family' | 'collective'
  address: string
  unitId: string | null
  building: string | null
  room: string
  /** The person's own columns in COPY text, in the order of {@link PERSON_COLUMNS}. */
  cells: string
}

export const PERSON_COLUMNS =
  'relation, is_head, registered, registered_at, name, name_grams, pinyin, initials, sex, birth_on, id_enc, id_hash, id_last4, phone_enc, phone_hash, phone_last4, ethnic, education, marriage, employment, valid_from, valid_to'

/** What a batch came to. */
export interface BulkReport {
  eventId: string
  residents: number
  households: number
  dwellings: number
  /** Rows whose id number or name, birth and address someone else already has: they stand in the duplicates queue. */
  suspects: number
}

/**
 * What a community was found to hold, kept from one batch to the next by whoever adds many. It holds only while nobody else
 * changed the community (`register_change`) and every batch was committed.
 */
export interface CommunityMemory {
  dwellings?: Map<string, string>
  buildings?: Map<string, string>
  /** {@link tell} of everybody who lives there, and who it is. */
  alike?: Map<string, string>
}
