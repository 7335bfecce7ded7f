import type { Reaction } from '#server/module.ts'

export const reactions: Reaction[] = []
