import { daysLater, latestBefore, realDay, type Day } from '../days.ts'
import { held, plain, verdict, type Finding, type Verdict } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { dayCount } from '../law/days.ts'
import { said, says, type Law } from '../law/law.ts'
import { shareOf } from '../result/turnout.ts'

export type Demander = 'residents' | 'households' | 'representatives' | 'groups'
export interface Demand {
  readonly body: 'residentsMeeting' | 'representativesMeeting'
  readonly by: Demander
  readonly demanding: number
  readonly entitled: number
}

const CALLS: Readonly<Record<Demander, LawKey>> = {
  residents: 'residentsMeeting.call.residents',
  households: 'residentsMeeting.call.households',
  representatives: 'residentsMeeting.call.representatives',
  groups: 'residentsMeeting.call.groups',
}

/** Whether a meeting must be called because so many demand it (arts. 26, 28 of the law of 2025; art. 10 before). */
export function meetingDemand(law: Law, { body, by, demanding, entitled }: Demand): Verdict {
  if (body === 'representativesMeeting' && by !== 'representatives')
    return verdict([held(law, 'representativesMeeting.call', 'body', false, { body, by })])
  const key = body === 'representativesMeeting' ? 'representativesMeeting.call' : CALLS[by]
  return verdict([shareOf(law, key, 'demand', demanding, entitled)])
}

/** Whether a matter must be audited because so many demand it (art. 38): a third of the representatives, a tenth of the residents. */
export const auditDemand = (
  law: Law,
  by: 'residents' | 'representatives',
  demanding: number,
  entitled: number,
): Verdict => verdict([shareOf(law, `audit.request.${by}`, 'demand', demanding, entitled)])

/**
 * Whether residents were told in time of their meeting (art. 26: ten days ahead; at short notice where there is a special
 * reason). Nothing is asked where the law of the day sets no number.
 */
export function noticeCheck(law: Law, noticeOn: Day, meetingOn: Day, specialReason = false): Verdict {
  const days = said(law, 'residentsMeeting.noticeDays')?.value
  if (days === undefined) return verdict([])
  const latest = latestBefore(realDay(meetingOn, 'meetingOn'), days, dayCount(law))
  const figures = { on: realDay(noticeOn, 'noticeOn'), latest }
  if (noticeOn <= latest) return verdict([held(law, 'residentsMeeting.noticeDays', 'notice', true, figures)])
  const excused = specialReason && says(law, 'residentsMeeting.shortNotice') && noticeOn <= meetingOn
  const key = excused ? 'residentsMeeting.shortNotice' : 'residentsMeeting.noticeDays'
  return verdict([held(law, key, 'notice', excused, figures)])
}

/** The whole half-years between `from` and `day` in which the representatives did not meet often enough (art. 28: once). */
export function missedHalfYears(law: Law, from: Day, day: Day, meetings: readonly Day[]): Finding[] {
  const least = said(law, 'representativesMeeting.perHalfYear')?.value
  if (least === undefined) return []
  const missed: Finding[] = []
  const met = meetings.map((m) => realDay(m, 'meetings'))
  const begun = !['01-01', '07-01'].includes(realDay(from, 'from').slice(5))
  let start = begun ? daysLater(halfYearEnd(from), 1) : from
  for (let end = halfYearEnd(start); end < realDay(day, 'day'); end = halfYearEnd(start)) {
    const n = met.filter((m) => start <= m && m <= end).length
    const figures = { from: start, to: end, n, least }
    if (n < least) missed.push(held(law, 'representativesMeeting.perHalfYear', 'perHalfYear', false, figures))
    start = daysLater(end, 1)
  }
  return missed
}

const halfYearEnd = (day: Day): Day => `${day.slice(0, 4)}${day.slice(5) <= '06-30' ? '-06-30' : '-12-31'}`

/** Whether what was published stayed long enough (art. 34: fifteen days). The first day is not counted. */
export function publicityDays(law: Law, from: Day, to: Day): Verdict {
  const least = said(law, 'publicity.leastDays')?.value
  if (least === undefined) return verdict([plain('lawSilent', null, { on: 'publicity.leastDays' })])
  const earliest = daysLater(realDay(from, 'from'), dayCount(law) === 'firstDayOut' ? least : least - 1)
  const met = realDay(to, 'to') >= earliest
  return verdict([held(law, 'publicity.leastDays', 'publicityDays', met, { from, to, earliest, least })])
}
