import type { Samples } from '#testing/samples.ts'
import { actSamples } from './act-samples.ts'
import { drawingSamples } from './drawing-samples.ts'

export const samples: Samples = { ...drawingSamples, ...actSamples }
