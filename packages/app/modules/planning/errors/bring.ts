/** Refusals of bringing data in: layers, lists of compounds, assignment lists. */
export const bringReasons = [
  'assignmentNothing',
  'compoundsLarge',
  'compoundHouseholds',
  'compoundTwice',
  'uploadUsed',
  'nothingDecided',
  'outsideBand',
  'layerFaulty',
  'layerFileLarge',
  'layerReplacedAgain',
  'layerStands',
  'splitInPlan',
] as const
