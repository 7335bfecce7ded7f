import type { Samples } from '#testing/samples.ts'

export const networkSamples: Samples = {}
