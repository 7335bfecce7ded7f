export const reasons = ['stale'] as const
