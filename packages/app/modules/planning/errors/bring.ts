/** Refusals of bringing data in: layers, lists of compounds, assignment lists. */
export const bringReasons = ['layerFaulty', 'layerFileLarge', 'layerReplacedAgain', 'layerStands'] as const
