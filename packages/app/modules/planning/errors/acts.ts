/** Refusals of approval and of coming into force. */
export const actReasons = [] as const
