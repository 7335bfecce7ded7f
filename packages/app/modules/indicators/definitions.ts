import type { Ctx } from '#server/context.ts'
import { indicators, type Indicator } from '#server/indicator.ts'
import { translator } from '#server/texts.ts'
import { AppError } from '#shared/errors.ts'
import type { Definition } from './contract.ts'

/** The key under the owner's texts: `registers.population` → `registers:indicators.population`. */
const textKey = (key: string): string =>
  `${key.slice(0, key.indexOf('.'))}:indicators.${key.slice(key.indexOf('.') + 1)}`

/** A text, or `undefined` where the owner wrote none. */
function said(ctx: Ctx, key: string): string | undefined {
  const text = translator(ctx.locale)(key)
  return text === key || text === key.slice(key.indexOf(':') + 1) ? undefined : text
}

function ofModule(ctx: Ctx, i: Indicator): Definition {
  const base = textKey(i.key)
  return {
    key: i.key,
    name: said(ctx, `${base}.name`) ?? i.key,
    description: said(ctx, `${base}.description`) ?? '',
    unit: i.unit,
    direction: i.direction,
    grain: i.grain,
    period: i.period ?? 'day',
    askedBy: i.askedBy ?? '',
    origin: 'module',
    ratio: i.ratio ?? null,
    splits: i.splits.map((split) => ({
      key: split,
      name: said(ctx, `${base}.splits.${split}`) ?? said(ctx, `indicators:splits.${split}`) ?? split,
      parts: [],
    })),
    id: null,
    areaId: null,
  }
}

/** The name of a part of a split, as its owner calls it. */
export const partName = (ctx: Ctx, key: string, split: string, part: string): string =>
  key.startsWith('own.') ? part : (said(ctx, `${textKey(key)}.parts.${split}.${part}`) ?? part)

async function ownDefinitions(ctx: Ctx, key?: string): Promise<Definition[]> {
  let query = ctx.db.selectFrom('indicatorDefinition').selectAll().where('supersededAt', 'is', null).orderBy('key')
  if (key) query = query.where('key', '=', key)
  const rows = await query.execute()
  return rows.map((r) => ({
    key: r.key,
    name: ctx.locale === 'en' ? r.nameEn : r.name,
    description: ctx.locale === 'en' ? r.descriptionEn : r.description,
    unit: r.unit as Definition['unit'],
    direction: r.direction as Definition['direction'],
    grain: r.grain,
    period: r.period as Definition['period'],
    askedBy: r.askedBy,
    origin: 'own' as const,
    ratio: null,
    splits: [],
    id: r.id,
    areaId: r.areaId,
  }))
}

/** All indicators: those that modules count, then those known from returns only. */
export async function listDefinitions(ctx: Ctx): Promise<Definition[]> {
  return [...[...indicators().values()].map((i) => ofModule(ctx, i)), ...(await ownDefinitions(ctx))]
}

/** One indicator. @throws AppError `indicators.unknown` (404) */
export async function getDefinition(ctx: Ctx, key: string): Promise<Definition> {
  const found = indicators().get(key)
  const definition = found ? ofModule(ctx, found) : (await ownDefinitions(ctx, key))[0]
  if (!definition) throw new AppError('indicators.unknown', 404, { key })
  return definition
}

/** How an indicator is counted; one known from returns only counts nothing. @throws AppError `indicators.unknown` */
export async function indicatorOf(ctx: Ctx, key: string): Promise<Indicator> {
  const found = indicators().get(key)
  if (found) return found
  const own = await getDefinition(ctx, key)
  return { key, unit: own.unit, direction: own.direction, grain: own.grain as 4 | 5, splits: [] }
}
