import type { Samples } from '#testing/samples.ts'

export const hallSamples: Samples = {}
