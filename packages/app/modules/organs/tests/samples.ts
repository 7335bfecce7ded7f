import type { Samples } from '#testing/samples.ts'
import { coverageSamples, openSamples, organSamples } from './samples/organs.ts'
import { rosterSamples } from './samples/roster.ts'
import { ruleSamples } from './samples/rules.ts'

export const samples: Samples = {
  ...organSamples,
  ...coverageSamples,
  ...ruleSamples,
  ...rosterSamples,
  ...openSamples,
}
