import type { BoundRoute } from '#server/module.ts'

export const open311Routes: BoundRoute[] = []
