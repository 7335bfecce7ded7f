import type { Samples } from '#testing/samples.ts'

export const open311Samples: Samples = {}
