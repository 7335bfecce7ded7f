import type { Samples } from '#testing/samples.ts'
import { meetingSamples } from './samples/meetings.ts'
import { publicitySamples } from './samples/publicity.ts'
import { resolutionSamples } from './samples/resolutions.ts'

export const samples: Samples = { ...meetingSamples, ...resolutionSamples, ...publicitySamples }
