/** Refusals: figures of the services. */
export const figuresReasons = ['spanBackwards'] as const
