import { sql } from 'kysely'
import { require } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import type { z } from 'zod'
import type { CaseShown, similarQuery } from '../../contract/cases/cases.ts'
import { likeness } from '../../rules/cases/similar.ts'
import { caseGrams } from '../../store/cases/grams.ts'
import { settingOf } from '../../store/cases/time.ts'
import { shownColumns } from './rows.ts'

type Ask = z.output<typeof similarQuery>
const ALIKE = 50
const MOST = 5
const LOOKED_AT = 200
const METRES_A_DEGREE = 111_320

/** Cases of the last days in the same town that may be about the same: alike in words, of the same kind nearby, or of the same phone. */
export async function similarCases(ctx: Ctx, ask: Ask) {
  const path = await require(ctx, 'services.intake', ask.areaId)
  const setting = await settingOf(ctx, path)
  const town = path.split('/').slice(0, 4).join('/') + '/'
  const grams = caseGrams(ask.title, ask.place)
  const since = new Date(ctx.now.getTime() - setting.similarDays * 86_400_000)
  const phone = ask.phone ? ctx.keys.blind(`phone:${ask.phone.normalize('NFKC').replaceAll(/[\s-]/g, '')}`) : null
  const near = nearOf(ask, setting.similarMetres)
  const { rows } = await sql<CaseShown & { grams: string[]; phoneHash: string | null; kindId: string | null }>`
    select ${shownColumns(ctx)}, c.grams, c.phone_hash, c.kind_id from service_case c
    where c.opened_at >= ${since} and c.path >= ${town} and c.path < ${`${town}~`} and not c.special
      and c.state not in ('merged', 'withdrawn', 'refused')
      and (c.grams && ${grams}::text[] or c.phone_hash = ${phone} or ${near})
    order by c.opened_at desc limit ${LOOKED_AT}`.execute(ctx.db)
  return {
    rows: rows
      .map(({ grams: theirs, phoneHash, kindId, ...row }) => {
        const metres = metresBetween(ask, row)
        const close = metres !== null && metres <= setting.similarMetres && kindId !== null && kindId === ask.kindId
        return {
          ...row,
          likeness: likeness(grams, theirs),
          metres,
          samePhone: phone !== null && phoneHash === phone,
          close,
        }
      })
      .filter((r) => r.likeness >= ALIKE || r.close || r.samePhone)
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, MOST)
      .map((r) => ({ ...r, close: undefined })),
  }
}

function nearOf({ x, y, kindId }: Ask, metres: number) {
  if (x === undefined || y === undefined || !kindId) return sql`false`
  const dy = metres / METRES_A_DEGREE
  const dx = dy / Math.cos((y * Math.PI) / 180)
  return sql`(c.kind_id = ${kindId} and c.x between ${x - dx} and ${x + dx} and c.y between ${y - dy} and ${y + dy})`
}

/** Metres on the ground, flat for such short ways. */
function metresBetween(
  a: { x?: number | undefined; y?: number | undefined },
  b: { x: number | null; y: number | null },
): number | null {
  if (a.x === undefined || a.y === undefined || b.x === null || b.y === null) return null
  const dx = (a.x - b.x) * Math.cos((a.y * Math.PI) / 180)
  return Math.round(Math.hypot(dx, a.y - b.y) * METRES_A_DEGREE)
}
