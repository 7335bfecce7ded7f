/** Refusals of bringing data in: layers, lists of compounds, assignment lists. */
export const bringReasons = [
  'layerFaulty',
  'layerFileLarge',
  'layerReplacedAgain',
  'layerStands',
  'splitInPlan',
] as const
