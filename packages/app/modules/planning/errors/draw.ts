/** Refusals of drawing: cases, schemes, the engine, layers, imports. */
export const drawReasons = [
  'assignmentColumns', 'badCode', 'compoundColumns', 'compoundNoName', 'compoundNoPlace', 'compoundTaken', 'compoundsTooMany', 'layerClass', 'layerElsewhere', 'layerEmpty', 'layerFile', 'layerMetres', 'layerShifted', 'layerSwapped', 'layerTooLarge', 'badKey', 'boundsCrossed', 'cannotDraw', 'caseClosed', 'noUnits', 'tooManyUnits', 'noCodeLeft', 'nameGeneric', 'nameScript', 'nameShort', 'nameLong', 'nameTaken', 'nothingToReserve', 'dueBeforeToday', 'nothingToRedo', 'planLength', 'registerChanged', 'nothingToUndo', 'registerAhead',
  'communityHeld', 'heldApart', 'heldTogether', 'schemeDropped', 'schemeStale', 'stale', 'targetOutside', 'tooManyCommunities', 'tooManySchemes', 'unknownCommunity', 'unitHeld', 'unknownUnits', 'wrongLevel',
] as const // prettier-ignore
