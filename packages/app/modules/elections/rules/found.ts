import type { Finding } from '@liren/ballots'
import type { Hindrance, Seat } from '../contract/base.ts'
import { citedOf, citing } from './citing.ts'
import { namedContest } from './count.ts'

type Plain = string | number | boolean | null

/**
 * What stands in the way, out of what the law was held against. `nameOf` puts names for the candidates' ids in figures, `seats` the
 * post and the group for the contest.
 */
export function hindranceOf(
  f: Finding,
  nameOf: (id: string) => string = (id) => id,
  seats: readonly Seat[] = [],
): Hindrance {
  const plain = (value: Finding['figures'][string]): Plain =>
    typeof value === 'number' ? value : typeof value === 'string' ? nameOf(value) : value.map(nameOf).join('、')
  const figures = Object.fromEntries(Object.entries(f.figures).map(([k, v]) => [k, plain(v)]))
  const { contest } = f.figures
  const where = typeof contest === 'string' ? namedContest(seats, contest) : undefined
  return {
    code: `elections.${f.code}`,
    params: { ...figures, ...(where ? { contest: where.post, group: where.group } : {}), law: citing(f.cited) },
    law: citedOf(f.cited),
  }
}

/** A hindrance of the house's own: what is missing before the next step. */
export const missing = (reason: string, params: Record<string, Plain> = {}, law: Hindrance['law'] = null): Hindrance => ({
  code: `elections.${reason}`, params: { ...params, law: citing(law) }, law,
}) // prettier-ignore
