/** Refusals of bringing data in: layers, lists of compounds, assignment lists. */
export const bringReasons = [
  'compoundsLarge',
  'compoundHouseholds',
  'compoundTwice',
  'uploadUsed',
  'nothingDecided',
  'layerFaulty',
  'layerFileLarge',
  'layerReplacedAgain',
  'layerStands',
  'splitInPlan',
] as const
