import { stepElection } from '#modules/elections/index.ts'
import { daysBetween, type Day } from '#shared/dates.ts'
import { daysAgo, type System } from '../load/acts.ts'

/** Who keeps the papers of an election in the demonstration. */
export const CLERK = '柳青街道办事处 张惠民'
type Verb = Parameters<typeof stepElection>[2]['verb']
type More = Partial<Parameters<typeof stepElection>[2]>

/** Work on an election, done on a day of the past by somebody. */
export interface Past {
  at: (day: Day, name?: string) => System
  step: (day: Day, verb: Verb, more?: More) => Promise<void>
}

export function past(system: System, today: Day, id: () => string): Past {
  const at = (day: Day, name = CLERK) => daysAgo(system, daysBetween(day, today), name)
  return {
    at,
    step: async (day, verb, more = {}) => {
      await at(day)(async (ctx) => {
        const { version } = await ctx.db.selectFrom('election').select('version').where('id', '=', id()).executeTakeFirstOrThrow()
        await stepElection(ctx, id(), { version, verb, note: '', ...more })
      })
    },
  } // prettier-ignore
}
