import { ancestorsOf } from '#modules/areas/index.ts'
import { areaMap, toDocx, toPdf } from '#server/documents/index.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import type { Drawing } from '#shared/document.ts'
import { AppError } from '#shared/errors.ts'
import type { MaterialKind } from '../../contract/acts.ts'
import { readUnits } from '../../problem/register.ts'
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

/** Units shaded by the community they belong to today, and by the one they are drawn into. */
async function mapsOf(ctx: Ctx, act: SeenAct): Promise<{ before: Drawing | undefined; after: Drawing | undefined }> {
  if (!act.plan) return { before: undefined, after: undefined }
  const units = await readUnits(ctx, act.areaId, act.path, act.plan.registerOn)
  const keys = new Map(
    act.plan.communities.flatMap((c, i) => c.unitIds.map((u) => [u, { n: i, name: c.name }] as const)),
  )
  const befores = [...new Set(act.plan.units.map((u) => u.before ?? ''))].sort()
  const names = await areaNames(ctx, befores.filter(Boolean))
  const before = new Map(
    act.plan.units.map((u) => [u.id, { n: befores.indexOf(u.before ?? ''), name: names.get(u.before ?? '') ?? '' }]),
  )
  const draw = (title: string, of: Map<string, { n: number; name: string }>) =>
    areaMap({
      title,
      areas: units.flatMap((u) => {
        const at = of.get(u.id)
        return u.geometry && at ? [{ label: '', geometry: u.geometry as never, value: at.n }] : []
      }),
      format: (n) => String(n),
      unknown: '',
    })
  return { before: draw('调整前', before), after: draw('调整后', keys) }
}
