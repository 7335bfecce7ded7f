/** Refusals of drawing: cases, schemes, the engine, layers, imports. */
export const drawReasons = ['caseClosed', 'dueBeforeToday', 'registerAhead', 'stale', 'wrongLevel'] as const
