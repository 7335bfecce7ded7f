import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { Upload } from '#server/module.ts'
import { AppError } from '#shared/errors.ts'
import { boundariesOf } from '#modules/areas/index.ts'
import { LAYER_BYTES, type checkLayer as checking } from '../contract/layers.ts'
import { readLayer, type Drawn } from '../problem/geojson.ts'
import { boxOfUnits, misplaced, pointsOfUnits, type Misplaced } from '../problem/where.ts'
import { layerFaults, type LayerFault } from '../rules/layer-faults.ts'

type Ask = z.output<typeof checking.query>
/** A map of so many corners is looked at whole; of more, only some. */
const SHOWN = 60_000
const UNITS = 3_000

export interface Checked extends Drawn {
  findings: LayerFault[]
  fault: Misplaced | undefined
}

/**
 * Reads the file of a layer, and says where it lies and what is odd in it. The caller holds the right.
 * @throws AppError `planning.layerTooLarge`, `planning.layerFile`, `planning.layerEmpty`
 */
export async function readChecked(ctx: Ctx, path: string, { kind, crs }: Ask, file: Upload): Promise<Checked> {
  if (file.bytes > LAYER_BYTES)
    throw new AppError('planning.layerFileLarge', 413, { megabytes: Math.ceil(file.bytes / 2 ** 20), most: LAYER_BYTES / 2 ** 20 }, 'file') // prettier-ignore
  const drawn = readLayer(await readFile(file.path), kind, crs)
  const fault = misplaced(drawn.given, crs, await boxOfUnits(ctx, path))
  const sound = !fault || fault.kind === 'shifted'
  return { ...drawn, fault, findings: sound ? layerFaults(drawn.collection.features) : [] }
}

/** What a file of a layer holds, before it counts. */
export async function checkLayer(ctx: Ctx, ask: Ask, file: Upload) {
  const path = await require(ctx, 'planning.draw', ask.areaId)
  const { collection, given, leftOut, findings, fault } = await readChecked(ctx, path, ask, file)
  const points = given.length / 2
  const [outline] = await boundariesOf(ctx, [ask.areaId])
  return {
    features: collection.features.length,
    leftOut,
    points,
    findings: findings.slice(0, 200),
    fault: fault ?? null,
    geometry: points > SHOWN ? thinned(collection, Math.ceil(points / SHOWN)) : collection,
    thinned: points > SHOWN,
    around: { outline: outline?.geometry ?? null, units: await pointsOfUnits(ctx, path, UNITS) },
  }
}

/** Every so-manieth corner of each line and ring, and its ends. */
function thinned(collection: GeoJSON.FeatureCollection, step: number): GeoJSON.FeatureCollection {
  const thin = (node: unknown[]): unknown[] =>
    Array.isArray(node[0]) && typeof (node[0] as unknown[])[0] === 'number'
      ? node.filter((_, i) => i % step === 0 || i === node.length - 1 || node.length < 5)
      : typeof node[0] === 'number'
        ? node
        : node.map((n) => thin(n as unknown[]))
  const features = collection.features.map((f) => {
    const geometry = f.geometry as GeoJSON.Polygon
    return { ...f, geometry: { ...geometry, coordinates: thin(geometry.coordinates) } as GeoJSON.Geometry }
  })
  return { ...collection, features }
}
