export { bringIntoForce } from './commands/acts.ts'
export { redraw } from './commands/redraw.ts'
export { redrawOutlines } from './commands/outlines.ts'
export { type Redrawing } from './store/redraw.ts'
export { importDivisions, type ImportResult } from './commands/import.ts'
export { importLineage, type LineageImport } from './commands/lineage.ts'
export { type ReleaseFile } from './commands/releases.ts'
export {
  keepOutline,
  uploadBoundaries,
  type BoundaryFile,
  type BoundaryResult,
  type OutlineInput,
} from './commands/boundaries.ts'
export { changePlanningMembers, createPlanningArea, type PlanningInput } from './commands/planning.ts'
export { writeAreaHistory, type PastArea } from './store/history.ts'
export {
  ancestorsOf,
  areaAsOf,
  areasUnder,
  childrenOf,
  countByKind,
  findAreaByCode,
  getArea,
  searchAreas,
  type Area,
  type UnderOptions,
} from './queries/tree.ts'
export {
  areasOfScope,
  areasRevision,
  boundariesOf,
  getPlanningArea,
  haveLeft,
  listPlanningAreas,
  planningAreaMembers,
  type AreaOutline,
  type PlanningArea,
  type ScopeArea,
} from './queries/scope.ts'
export { areaAt, type AreaThere } from './queries/at.ts'
export { areaHistoryPage as areaHistory, linksOf, versionsOf } from './queries/history.ts'
export { type ActEvent } from './store/effects.ts'
export { polygonsOf, toWgs84 } from './boundaries/read.ts'
export { areaKinds, isResidents, type AreaKind } from './rules/kinds.ts'
export { digitsOf, trimCode, type CodeSystem } from './rules/codes.ts'
export { plainName, properName } from './rules/names.ts'
