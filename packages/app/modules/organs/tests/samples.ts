import type { Samples } from '#testing/samples.ts'
import { coverageSamples, openSamples, organSamples } from './samples/organs.ts'
import { ruleSamples } from './samples/rules.ts'

export const samples: Samples = { ...organSamples, ...coverageSamples, ...ruleSamples, ...openSamples }
