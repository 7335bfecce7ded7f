import { serve } from '#server/module.ts'
import * as arrive from './commands/arrive.ts'
import * as buildings from './commands/buildings.ts'
import * as change from './commands/change.ts'
import * as households from './commands/households.ts'
import * as leave from './commands/leave.ts'
import * as lists from './commands/lists.ts'
import * as localUnits from './commands/local-units.ts'
import * as merge from './commands/merge.ts'
import * as move from './commands/move.ts'
import * as requests from './commands/requests.ts'
import * as reveal from './commands/reveal.ts'
import { splitUnit } from './commands/split.ts'
import * as units from './commands/units.ts'
import { unsplitUnit } from './commands/unsplit.ts'
import * as contract from './contract/index.ts'
import * as care from './queries/care.ts'
import * as dwellings from './queries/dwellings.ts'
import * as events from './queries/events.ts'
import { findInPalette } from './queries/find.ts'
import * as home from './queries/homes.ts'
import * as people from './queries/people.ts'
import * as unit from './queries/units.ts'

export const routes = [
  serve(contract.listPeople, (ctx, { query }) => people.listPeople(ctx, query)),
  serve(contract.getPerson, (ctx, { params }) => people.getPerson(ctx, params.id)),
  serve(contract.getPersonHistory, (ctx, { params }) => events.getPersonHistory(ctx, params.id)),
  serve(contract.findAnything, async (ctx, { query }) => ({ found: await findInPalette(ctx, query.text) })),
  serve(contract.registerPerson, (ctx, { params, body }) => arrive.registerPerson(ctx, params.id, body)),
  serve(contract.moveIn, (ctx, { params, body }) => arrive.moveIn(ctx, params.id, body)),
  serve(contract.recordBirth, (ctx, { params, body }) => arrive.recordBirth(ctx, params.id, body)),
  serve(contract.recordDeath, (ctx, { params, body }) => leave.recordDeath(ctx, params.id, body)),
  serve(contract.moveOut, (ctx, { params, body }) => leave.moveOut(ctx, params.id, body)),
  serve(contract.movePerson, (ctx, { params, body }) => move.movePerson(ctx, params.id, body)),
  serve(contract.marry, (ctx, { params, body }) => change.marry(ctx, params.id, body)),
  serve(contract.divorce, (ctx, { params, body }) => change.divorce(ctx, params.id, body)),
  serve(contract.changePerson, (ctx, { params, body }) => change.changePerson(ctx, params.id, body)),
  serve(contract.correctPerson, (ctx, { params, body }) => change.correctPerson(ctx, params.id, body)),
  serve(contract.revealId, (ctx, { params, body }) => reveal.revealId(ctx, params.id, body)),
  serve(contract.revealPhone, (ctx, { params, body }) => reveal.revealPhone(ctx, params.id, body)),
  serve(contract.revealMany, (ctx, { body }) => reveal.revealMany(ctx, body)),
  serve(contract.getHousehold, (ctx, { params }) => home.getHousehold(ctx, params.id)),
  serve(contract.listHouseholds, (ctx, { query }) => home.listHouseholds(ctx, query)),
  serve(contract.openHousehold, (ctx, { body }) => households.openHousehold(ctx, body)),
  serve(contract.changeHead, (ctx, { params, body }) => households.changeHead(ctx, params.id, body)),
  serve(contract.splitHousehold, (ctx, { params, body }) => households.splitHousehold(ctx, params.id, body)),
  serve(contract.closeHousehold, (ctx, { params, body }) => households.closeHousehold(ctx, params.id, body)),
  serve(contract.moveHousehold, (ctx, { params, body }) => move.moveHousehold(ctx, params.id, body)),
  serve(contract.listDwellings, (ctx, { query }) => dwellings.listDwellings(ctx, query)),
  serve(contract.getDwelling, (ctx, { params }) => dwellings.getDwelling(ctx, params.id)),
  serve(contract.addBuilding, (ctx, { body }) => buildings.addBuilding(ctx, body)),
  serve(contract.addDwelling, (ctx, { body }) => buildings.addDwelling(ctx, body)),
  serve(contract.addDwellings, (ctx, { params, body }) => buildings.addDwellings(ctx, params.id, body)),
  serve(contract.getBuilding, (ctx, { params }) => dwellings.getBuilding(ctx, params.id)),
  serve(contract.listUnits, (ctx, { query }) => unit.listUnits(ctx, query)),
  serve(contract.listBlindSpots, (ctx, { query }) => unit.listBlindSpots(ctx, query)),
  serve(contract.getUnit, (ctx, { params }) => unit.getUnit(ctx, params.id)),
  serve(contract.setUpUnit, (ctx, { body }) => units.setUpUnit(ctx, body)),
  serve(contract.changeUnit, (ctx, { params, body }) => units.changeUnit(ctx, params.id, body)),
  serve(contract.assignUnit, (ctx, { params, body }) => units.assignUnit(ctx, params.id, body)),
  serve(contract.splitUnit, (ctx, { params, body }) => splitUnit(ctx, params.id, body)),
  serve(contract.unsplitUnit, (ctx, { params, body }) => unsplitUnit(ctx, params.id, body)),
  serve(contract.closeUnit, (ctx, { params, body }) => units.closeUnit(ctx, params.id, body)),
  serve(contract.listLocalUnits, (ctx, { query }) => care.listLocalUnits(ctx, query)),
  serve(contract.addLocalUnit, (ctx, { body }) => localUnits.addLocalUnit(ctx, body)),
  serve(contract.changeLocalUnit, (ctx, { params, body }) => localUnits.changeLocalUnit(ctx, params.id, body)),
  serve(contract.closeLocalUnit, (ctx, { params, body }) => localUnits.closeLocalUnit(ctx, params.id, body)),
  serve(contract.listCorrectionRequests, (ctx, { query }) => care.listCorrectionRequests(ctx, query)),
  serve(contract.requestCorrection, (ctx, { params, body }) => requests.requestCorrection(ctx, params.id, body)),
  serve(contract.decideCorrection, (ctx, { params, body }) => requests.decideCorrection(ctx, params.id, body)),
  serve(contract.listDuplicates, (ctx, { query }) => care.listDuplicates(ctx, query)),
  serve(contract.mergePeople, (ctx, { params, body }) => merge.mergePeople(ctx, params.id, body)),
  serve(contract.decideDuplicate, (ctx, { params, body }) => merge.decideDuplicate(ctx, params.id, body)),
  serve(contract.listSpecialLists, (ctx, { query }) => care.listSpecialLists(ctx, query)),
  serve(contract.openSpecialList, (ctx, { body }) => lists.openSpecialList(ctx, body)),
  serve(contract.listEntries, (ctx, { params, query }) => care.listEntries(ctx, params.id, query)),
  serve(contract.addToList, (ctx, { params, body }) => lists.addToList(ctx, params.id, body)),
  serve(contract.removeFromList, (ctx, { params, body }) => lists.removeFromList(ctx, params.id, body)),
  serve(contract.getToday, (ctx, { query }) => care.getToday(ctx, query.areaId)),
]
