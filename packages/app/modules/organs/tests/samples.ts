import type { Samples } from '#testing/samples.ts'
import { organSamples } from './samples/organs.ts'

export const samples: Samples = { ...organSamples }
