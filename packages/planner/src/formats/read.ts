import { PlannerError } from '../types.ts'
import { readGeoJson } from './geojson.ts'
import { readGraphJson } from './graph-json.ts'
import type { Instance } from './instance.ts'
import { readMetis } from './metis.ts'
import { bytesOf, members } from './parts.ts'
import type { ReadOptions } from './settings.ts'

/**
 * Reads an instance whatever its format: GeoJSON FeatureCollection, networkx node-link or adjacency JSON, METIS graph. Unpacking
 * gzip is the caller's.
 * @throws PlannerError `packed` for gzip, `unknownFormat`, else as the format's own reader
 */
export function readInstance(input: string | Uint8Array, options: ReadOptions = {}): Instance {
  const bytes = bytesOf(input)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new PlannerError('packed')
  const first = bytes.find((c) => c > 32)
  if (first === 123) return members(bytes).has('features') ? readGeoJson(bytes, options) : readGraphJson(bytes, options)
  if (first === 37 || (first !== undefined && first >= 48 && first <= 57)) return readMetis(bytes, options)
  throw new PlannerError('unknownFormat')
}
