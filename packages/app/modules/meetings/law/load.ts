import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'
import {
  findRule,
  latestDayBefore,
  type DayCount,
  type Fraction,
  type Rule,
  type RuleValue,
} from '#modules/policies/index.ts'
import type { Matter, MeetingForm, MeetingKind } from '../contract/base.ts'
import { dayCountOn } from './day-count.ts'
import { provision, type Provision, type Share } from './judge.ts'

/** How a committee's rule that the fewer follow the more is read in whole numbers: more than half of those who sit. */
const MORE_THAN_HALF: Fraction = { num: 1, den: 2, strict: true }
const BODIES = { residentsMeeting: 'residentsMeeting', representativesMeeting: 'representativesMeeting' } as const
export const demanders = ['residents', 'households', 'representatives', 'groups'] as const
export type Demander = (typeof demanders)[number]

export interface Law {
  day: Day
  /** Whether a law of the day knows such a meeting. */
  known: boolean
  forms: MeetingForm[]
  /** From which age residents take part; null where no law of the day says so. */
  age: number | null
  notice: (Provision & { days: number; shortAllowed: boolean; latest: Day }) | null
  quorum: Share | null
  majority: Share | null
  /** Representatives among those who belong to their meeting. */
  composition: Share | null
  calls: { byWhom: Demander; share: Share }[]
  studyFirst: Provision | null
  /** Reserved matters, and whether representatives may be authorised to decide them. */
  reserved: (Provision & { matters: Matter[]; mayDelegate: boolean }) | null
  /** That the representatives' meeting appraises the committee's members as the residents' does, by the law itself (2025, article 37). */
  bothAppraise: Provision | null
}

const share = (r: Rule<Fraction> | undefined): Share | null => (r ? { ...r.value, ...provision(r) } : null)

/** The law of a day on meetings of a kind at an area: residents' committees' law first, then what a province fills in. */
export async function lawOf(ctx: Ctx, kind: MeetingKind, day: Day, path: string): Promise<Law> {
  const get = <V extends RuleValue>(key: string) => findRule<V>(ctx, `residentsCommittee.${key}`, day, path)
  const body = kind in BODIES ? BODIES[kind as keyof typeof BODIES] : undefined
  const [quorum, majority, rule, composition, formsRule, age, study, reserved, mayDelegate, appraisal] = await Promise.all([
    body ? get<Fraction>(`${body}.quorum`) : undefined,
    body ? get<Fraction>(`${body}.majority`) : undefined,
    kind === 'committeeMeeting' ? get<boolean>('majorityRule') : undefined,
    kind === 'representativesMeeting' ? get<Fraction>('representativesMeeting.representatives') : undefined,
    kind === 'residentsMeeting' ? get<string[]>('residentsMeeting.forms') : kind === 'consultation' ? get<string[]>('consultation.forms') : undefined,
    get<number>('residentsMeeting.age'),
    body ? get<boolean>('partyStudiesFirst') : undefined,
    body ? get<string[]>('residentsMeeting.matters') : undefined,
    get<boolean>('residentsMeeting.mayDelegate'),
    body ? get<string>('appraisal.chairedBy') : undefined,
  ]) // prettier-ignore
  return {
    day,
    known: body === undefined || majority !== undefined,
    forms: (formsRule?.value ?? []) as MeetingForm[],
    age: age?.value ?? null,
    notice: await noticeOf(get, kind, day, await dayCountOn(ctx, day, path)),
    quorum: share(quorum),
    majority: share(majority) ?? (rule ? { ...MORE_THAN_HALF, ...provision(rule) } : null),
    composition: share(composition),
    calls: await callsOf(get, kind),
    studyFirst: study ? provision(study) : null,
    reserved: reserved ? { matters: reserved.value as Matter[], mayDelegate: mayDelegate?.value === true, ...provision(reserved) } : null,
    bothAppraise: appraisal ? provision(appraisal) : null,
  } // prettier-ignore
}

type Get = <V extends RuleValue>(key: string) => Promise<Rule<V> | undefined>

/** By which day residents are told of a meeting on a day. */
async function noticeOf(get: Get, kind: MeetingKind, day: Day, count: DayCount): Promise<Law['notice']> {
  if (kind !== 'residentsMeeting') return null
  const days = await get<number>('residentsMeeting.noticeDays')
  if (!days) return null
  const short = await get<boolean>('residentsMeeting.shortNotice')
  return { days: days.value, shortAllowed: short?.value === true, latest: latestDayBefore(day, days.value, count), ...provision(days) } // prettier-ignore
}

async function callsOf(get: Get, kind: MeetingKind): Promise<Law['calls']> {
  if (kind === 'representativesMeeting') {
    const found = share(await get<Fraction>('representativesMeeting.call'))
    return found ? [{ byWhom: 'representatives', share: found }] : []
  }
  if (kind !== 'residentsMeeting') return []
  const all = await Promise.all(demanders.map((d) => get<Fraction>(`residentsMeeting.call.${d}`)))
  return all.flatMap((r, i) => (r ? [{ byWhom: demanders[i]!, share: share(r)! }] : []))
}

/** Keys of what two laws say differently: what changed between the day of the call and that of the meeting. */
export function differences(a: Law, b: Law): string[] {
  const keys = [
    'known',
    'forms',
    'notice',
    'quorum',
    'majority',
    'composition',
    'calls',
    'studyFirst',
    'reserved',
  ] as const
  const said = (law: Law, key: (typeof keys)[number]) => JSON.stringify(law[key], (k, v: unknown) => (['document', 'article', 'latest'].includes(k) ? undefined : v)) // prettier-ignore
  return keys.filter((key) => said(a, key) !== said(b, key))
}

/**
 * Whether an item needs the party organisation's study first, and the residents' meeting's authority. An appraisal needs no authority where
 * the law names both meetings as those that appraise.
 */
export function dutiesOf(law: Law, kind: MeetingKind, matter: Matter): { mustStudy: boolean; mustDelegate: boolean } {
  const reserved = law.reserved?.matters.includes(matter) ?? false
  const ownRight = matter === 'appraisal' && law.bothAppraise !== null
  return {
    mustStudy: reserved && law.studyFirst !== null,
    mustDelegate: reserved && kind === 'representativesMeeting' && !ownRight,
  }
}

/** Which meetings may decide a matter: reserved ones the residents' meeting, the representatives' where authorised; a policy nobody here. */
export function decidersOf(matter: Matter): MeetingKind[] {
  if (matter === 'policy' || matter === 'report') return []
  if (matter === 'delegation') return ['residentsMeeting']
  if (['charter', 'convention', 'annualReport', 'appraisal', 'otherImportant', 'supervisoryCommittee', 'electionCommittee', 'resignation', 'annulment'].includes(matter)) return ['residentsMeeting', 'representativesMeeting'] // prettier-ignore
  return ['residentsMeeting', 'representativesMeeting', 'committeeMeeting', 'groupMeeting']
}
