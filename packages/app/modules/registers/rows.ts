import type { Selectable } from 'kysely'
import type {
  BuildingTable,
  DwellingTable,
  HouseholdTable,
  LocalUnitTable,
  RegisterEventTable,
  ResidentTable,
  ResidentialUnitTable,
} from '#server/db/schema.gen.ts'

export type Resident = Selectable<ResidentTable>
export type Household = Selectable<HouseholdTable>
export type Unit = Selectable<ResidentialUnitTable>
export type Building = Selectable<BuildingTable>
export type Dwelling = Selectable<DwellingTable>
export type LocalUnit = Selectable<LocalUnitTable>
export type RegisterEvent = Selectable<RegisterEventTable>

/** What a new row takes from the command that writes it. */
type Stamped = 'id' | 'recordedAt' | 'supersededAt'
export type NewResident = Omit<Resident, Stamped>
export type NewHousehold = Omit<Household, Stamped>
