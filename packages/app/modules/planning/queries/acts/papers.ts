import { ancestorsOf, polygonsOf } from '#modules/areas/index.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import type { Drawing } from '#shared/document.ts'
import { AppError } from '#shared/errors.ts'
import type { MaterialKind } from '../../contract/acts.ts'
import { readUnits } from '../../problem/register.ts'
import { communityMap } from '../../rules/acts/map.ts'
import { paperOf } from '../../rules/acts/papers.ts'
import { getAct, seenAct, type SeenAct } from './acts.ts'
import { areaNames } from './names.ts'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/**
 * A paper of an act as a file. What a person wrote comes in; what the system knows is written from the plan.
 * @throws AppError `planning.noPaper` (404) while there is nothing to write
 */
export async function getPaper(ctx: Ctx, id: string, kind: MaterialKind, format: 'docx' | 'pdf'): Promise<FileReply> {
  const seen = await seenAct(ctx, id)
  const act = await getAct(ctx, id)
  const material = act.materials.find((m) => m.kind === kind)
  if (!material?.done) throw new AppError('planning.noPaper', 404, { state: act.state })
  const above = await ancestorsOf(ctx, act.areaId, act.effectiveOn)
  const county = above.find((a) => a.level === 3)?.name ?? above.find((a) => a.level === 2)?.name ?? ''
  const model = paperOf(kind, {
    act, town: act.area, county, day: dayOf(ctx.now), text: material.text, maps: await mapsOf(ctx, seen),
  }) // prettier-ignore
  const body = format === 'docx' ? await toDocx(model) : toPdf(model)
  return { name: `${model.title}.${format}`, type: TYPES[format], body }
}

/** Units in the colour of the community they belong to today, and of the one they are drawn into; a colour stays with its community. */
async function mapsOf(ctx: Ctx, act: SeenAct): Promise<{ before: Drawing | undefined; after: Drawing | undefined }> {
  if (!act.plan) return { before: undefined, after: undefined }
  const { communities, registerOn, units: figures } = act.plan
  const drawn = new Map(communities.flatMap((c) => c.unitIds.map((id) => [id, c.areaId ?? c.key] as const)))
  const before = new Map(figures.map((u) => [u.id, u.before]))
  const names = await areaNames(ctx, [...new Set(figures.flatMap((u) => u.before ?? []))])
  const stay = communities.map((c) => ({ key: c.areaId ?? c.key, old: names.get(c.areaId ?? ''), name: c.name }))
  const ended = [...names].flatMap(([key, name]) => (stay.some((g) => g.key === key) ? [] : [{ key, old: name, name }]))
  const groups = [...stay, ...ended]
  const units = await readUnits(ctx, act.areaId, act.path, registerOn)
  const draw = (title: string, of: ReadonlyMap<string, string | null>, then: boolean) =>
    communityMap(
      title,
      units.map((u) => ({ rings: ringsOf(u.geometry), at: u.x !== null && u.y !== null ? [u.x, u.y] : null, group: of.get(u.id) ?? null })),
      groups.map((g) => ({ key: g.key, name: then ? (g.old ?? g.name) : g.name })),
    ) // prettier-ignore
  return { before: draw('调整前', before, true), after: draw('调整后', drawn, false) }
}

function ringsOf(geometry: unknown): [number, number][][] {
  const shape = geometry as Parameters<typeof polygonsOf>[0] | null
  return shape?.type.endsWith('Polygon') ? (polygonsOf(shape).flat() as [number, number][][]) : []
}
