/** What other modules may use of the registers. */
export { addPreparedResidents, addResidentsInBulk, type BulkOptions } from './bulk/add.ts'
export { loadHistory } from './bulk/history.ts'
export type * from './bulk/history-types.ts'
export { prepareResident, prepareResidents } from './bulk/prepare.ts'
export type { BulkReport, PreparedResident, ResidentInput } from './bulk/types.ts'
export { codeLists, superiorLevels, unitKinds, householdKinds, localUnitKinds } from './codes.ts'
export { changes as registerChanges, households as householdsByCommunity } from './indicators.ts'
export { populationOf, householdsOf } from './queries/counts.ts'
export { readDate } from './ledger/rules/dates.ts'
export { findPerson, residentsNamed, type Named, knownPeople, livingAlike, type KnownPerson } from './queries/lookup.ts'
export { ofAgeByUnit, ofAgeNamed, unitsOfPeople, type AtDoor, type OfAge } from './queries/of-age.ts'
export { unitNear, type UnitNear } from './queries/near.ts'
export { communityOfUnit, unitsOfArea } from './queries/units.ts'
export { getPerson } from './queries/people.ts'
export { rowFaults } from './rules/rows.ts'
export { setUpUnit, assignUnit, changeUnit, type UnitEvent } from './commands/units.ts'
export { splitUnit, type SplitEvent } from './commands/split.ts'
export { unsplitUnit } from './commands/unsplit.ts'
export { placeUnits, previewPlacement, remainderOf, type Moving, type Placement } from './commands/place.ts'
export { followCommunity } from './commands/follow.ts'
export { importResidentsCsv, type CsvOptions } from './ledger/csv/import.ts'
export type { CsvProgress, CsvReport } from './ledger/csv/types.ts'
export { askCorrection } from './commands/requests.ts'
export { requestCorrection } from './contract/index.ts'
export {
  homesOf,
  householdOf,
  listingsOf,
  looksAt,
  ownEntry,
  ownPhone,
  ownUnit,
  requestsOf,
  type Look,
  type OwnEntry,
  type OwnUnit,
} from './queries/own.ts'
export { maskName, nameGrams, tidyName } from './rules/names.ts'
export { isPhone } from './rules/people.ts'
