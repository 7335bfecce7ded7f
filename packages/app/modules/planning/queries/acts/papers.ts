import { ancestorsOf } from '#modules/areas/index.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import type { Ctx } from '#server/context.ts'
import type { FileReply } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import type { MaterialKind } from '../../contract/acts.ts'
import { paperOf } from '../../rules/acts/papers.ts'
import { getAct, seenAct, type SeenAct } from './acts.ts'
import { drawMaps, mapsOf, type Maps } from './maps.ts'

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
    act, town: act.area, county, day: dayOf(ctx.now), text: material.text, maps: await mapsFor(ctx, seen),
  }) // prettier-ignore
  const body = format === 'docx' ? await toDocx(model) : toPdf(model)
  return { name: `${model.title}.${format}`, type: TYPES[format], body }
}

const NO_MAPS: Maps = { before: undefined, after: undefined }
const mapsFor = async (ctx: Ctx, act: SeenAct): Promise<Maps> =>
  mapsOf(act) ?? (act.plan ? await drawMaps(ctx, act, act.plan) : NO_MAPS)
