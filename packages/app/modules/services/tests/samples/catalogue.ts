import type { Samples } from '#testing/samples.ts'

export const catalogueSamples: Samples = {}
