import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { Nature } from '../../../contract/base.ts'
import { accountOf, actorName } from '../support.ts'
import { stateAfter } from '../move.ts'
import type { CaseRow } from '../../../store/cases/rows.ts'
import { checker, holderFrom } from './holder.ts'
import { refuseOthers, type Verb } from './types.ts'

/** What someone else looks at before it is closed: something was to be done, not only said. An own setting of the house. */
export const CHECKED: ReadonlySet<Nature> = new Set(['help', 'complaint', 'report'])

function refuseOpenParts(of: CaseRow): void {
  if (of.partsOpen > 0) throw new AppError('services.partsOpen', 409, { count: of.partsOpen })
}

/** The answer to the applicant; the subdistrict checks it before it is closed. */
export const handle: Verb<'handle'> = {
  right: 'services.handle',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'handle')
    refuseOthers(ctx, of)
    refuseOpenParts(of)
    return { verb: 'handle', to, holder: await checker(ctx, of), set: { answeredBy: accountOf(ctx) }, text: input.text }
  },
}

/** The answer closes what needs no check. @throws AppError `services.checkFirst` (422) */
export const close: Verb<'close'> = {
  right: 'services.handle',
  plan: (ctx, of, _time, input) => {
    const to = stateAfter(of, 'close')
    refuseOthers(ctx, of)
    refuseOpenParts(of)
    if (CHECKED.has(of.nature)) throw new AppError('services.checkFirst', 422, { nature: of.nature })
    return { verb: 'close', to, set: { answeredBy: accountOf(ctx) }, text: input.text }
  },
}

/** What was done is as it was said. Whoever answered does not check. @throws AppError `services.ownCheck` (422) */
export const check: Verb<'check'> = {
  right: 'services.check',
  plan: (ctx, of, _time, input) => {
    const to = stateAfter(of, 'check')
    if (of.answeredBy !== null && of.answeredBy === accountOf(ctx)) throw new AppError('services.ownCheck', 422)
    return { verb: 'check', to, text: input.text }
  },
}

/** Asks others for help. The one who has the case goes on leading it. */
export const joint: Verb<'joint'> = {
  right: 'services.handle',
  plan: async (ctx, of, _time, input) => {
    const to = stateAfter(of, 'joint')
    refuseOthers(ctx, of)
    for (const part of input.parts) {
      const { holder, place } = await holderFrom(ctx, of, part.to)
      // Whoever helps must be able to see the case: an area at or above its own.
      if (place) throw new AppError('services.holderNoArea', 422, { role: part.to.role }, 'parts')
      await ctx.db
        .insertInto('serviceCasePart')
        .values({
          areaId: of.areaId,
          caseId: of.id,
          id: newId(ctx.now),
          path: of.path,
          ...holder,
          asked: part.asked,
          askedBy: actorName(ctx),
          askedAt: ctx.now,
        }) // prettier-ignore
        .execute()
    }
    const reason = input.parts.map((p) => p.asked).join('；')
    return {
      verb: 'joint',
      to,
      step: 'stays',
      set: { partsOpen: of.partsOpen + input.parts.length },
      reason,
      audience: 'internal',
    }
  },
}

/** Reminds whoever has it. Neither clock changes. */
export const urge: Verb<'urge'> = {
  right: 'services.handle',
  plan: (_ctx, of, _time, input) => ({
    verb: 'urge', to: stateAfter(of, 'urge'), step: 'stays', set: { urged: of.urged + 1 }, reason: input.reason,
  }), // prettier-ignore
}
