import type { Samples } from '#testing/samples.ts'
import { catalogueSamples } from './samples/catalogue.ts'
import { networkSamples } from './samples/network.ts'
import { casesSamples } from './samples/cases.ts'
import { figuresSamples } from './samples/figures.ts'
import { hallSamples } from './samples/hall.ts'
import { residentsSamples } from './samples/residents.ts'
import { open311Samples } from './samples/open311.ts'

export const samples: Samples = {
  ...catalogueSamples,
  ...networkSamples,
  ...casesSamples,
  ...figuresSamples,
  ...hallSamples,
  ...residentsSamples,
  ...open311Samples,
}
