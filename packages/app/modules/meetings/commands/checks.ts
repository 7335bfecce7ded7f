import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { areaAsOf } from '#modules/areas/index.ts'
import { deploying, type MeetingForm, type MeetingKind } from '../contract/base.ts'
import type { Law } from '../law/load.ts'

/** What is said of a meeting when it is called or called anew. */
export interface Given {
  form: MeetingForm | null
  meetsAt: Date
  endsAt: Date
  shortNotice: string | null
}

/**
 * The area stands on the day: one that was merged or ended holds no meeting of its own.
 * @throws AppError `meetings.areaEnded` (409)
 */
export async function checkArea(ctx: Ctx, areaId: string, day: Day): Promise<void> {
  if (await areaAsOf(ctx, areaId, day)) return
  throw new AppError('meetings.areaEnded', 409, { day })
}

/** Meetings of self-government stand in a community, deploying ones anywhere above. @throws AppError `meetings.wrongLevel` */
export async function checkLevel(ctx: Ctx, areaId: string, kind: MeetingKind): Promise<void> {
  const { level } = await ctx.db.selectFrom('area').select('level').where('id', '=', areaId).executeTakeFirstOrThrow()
  if (deploying.includes(kind) ? level <= 4 : level === 5) return
  throw new AppError('meetings.wrongLevel', 422, { kind, level }, 'kind')
}

/**
 * A meeting may be called so: its law knows it, its manner is one of the law's, its end lies after its begin, and the days of notice
 * are kept or the special cause is stated.
 * @throws AppError `meetings.unknownByLaw`, `meetings.badForm`, `meetings.endBeforeBegin`, `meetings.inThePast`, `meetings.shortNotice`
 */
export function checkCall(ctx: Ctx, kind: MeetingKind, given: Given, law: Law): void {
  if (!law.known) throw new AppError('meetings.unknownByLaw', 422, { kind, day: law.day }, 'kind')
  if (given.endsAt <= given.meetsAt) throw new AppError('meetings.endBeforeBegin', 422, {}, 'endsAt')
  if (law.forms.length > 0 && (given.form === null || !law.forms.includes(given.form)))
    throw new AppError('meetings.badForm', 422, { day: law.day }, 'form')
  if (law.forms.length === 0 && given.form !== null) throw new AppError('meetings.badForm', 422, { day: law.day }, 'form') // prettier-ignore
  const today = dayOf(ctx.now)
  if (law.day < today) throw new AppError('meetings.inThePast', 422, { day: law.day }, 'meetsAt')
  checkNotice(today, given, law)
}

function checkNotice(today: Day, given: Given, { notice, day }: Law): void {
  if (!notice) return
  const { days, latest, article } = notice
  if (today <= latest || (notice.shortAllowed && given.shortNotice)) return
  throw new AppError('meetings.shortNotice', 422, { days, latest, today, day, article }, 'shortNotice')
}
