import type { Ctx, Tx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { copyRows } from './copy.ts'

/** From which area another came, or into which it went, on a day. */
export interface NewLink {
  fromId: string
  toId: string
  onDay: Day
  kind: 'split' | 'merged' | 'converted' | 'moved' | 'renamed' | 'recoded' | 'succeeded'
  source: string
  actId: string | null
  releaseId: string | null
  confirmedBy: string | null
}

const COLUMNS = [
  'id',
  'from_id',
  'to_id',
  'on_day',
  'kind',
  'source',
  'act_id',
  'release_id',
  'confirmed_by',
  'recorded_at',
]

/** Writes links. */
export async function insertLinks(ctx: Ctx, db: Tx, links: readonly NewLink[]): Promise<void> {
  const at = ctx.now.toISOString()
  await copyRows(
    db,
    'area_link',
    COLUMNS,
    links.map(
      (l) =>
        [newId(ctx.now), l.fromId, l.toId, l.onDay, l.kind, l.source, l.actId, l.releaseId, l.confirmedBy, at] as const,
    ),
  )
}
