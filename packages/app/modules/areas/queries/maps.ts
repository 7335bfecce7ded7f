import type { Ctx } from '#server/context.ts'
import { boundariesOf } from './scope.ts'
import { areaAsOf, childrenOf } from './tree.ts'

/** Outlines for the map: of an area and of those directly below it. */
export async function boundaryPage(ctx: Ctx, ask: { parent?: string | undefined; area?: string | undefined }) {
  const children = ask.area ? [] : await childrenOf(ctx, ask.parent ?? null)
  const own = ask.area ?? ask.parent
  const self = own ? [await areaAsOf(ctx, own)].filter((a) => a !== undefined) : []
  const areas = new Map([...self, ...children].map((a) => [a.id, a]))
  const outlines = await boundariesOf(ctx, [...areas.keys()])
  return outlines.map((o) => {
    const { id, name, kind, level } = areas.get(o.areaId)!
    return { id, name, kind, level, geometry: o.geometry, reviewNo: o.reviewNo, originCrs: o.originCrs }
  })
}
