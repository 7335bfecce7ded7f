import { z } from 'zod'
import { uuid, version } from '#shared/contract.ts'
import type { Workflow } from '#shared/workflow.ts'

export const words = (max: number) => z.string().trim().max(max)
export const needed = (max: number) => z.string().trim().min(1).max(max)
export const versioned = { version }
/** Every command answers with what it touched and its version now. */
export const done = z.object({ id: uuid, version: z.number().int() })

/** 居民会议, 居民代表会议, 居委会会议, 居民小组会议, 民主协商, 动员会, 现场会. */
export const meetingKinds = ['residentsMeeting', 'representativesMeeting', 'committeeMeeting', 'groupMeeting', 'consultation', 'mobilisation', 'onSite'] as const // prettier-ignore
export type MeetingKind = (typeof meetingKinds)[number]
/** Meetings of an office that deploy policies to the areas below it. */
export const deploying: readonly MeetingKind[] = ['mobilisation', 'onSite']
/** Meetings whose decisions bind the whole community. */
export const deciding: readonly MeetingKind[] = ['residentsMeeting', 'representativesMeeting']

/** Who takes part in a residents' meeting; the manner of a consultation (议事会, 听证会, 恳谈会). */
export const residentsForms = ['allAdults', 'households', 'groupRepresentatives'] as const
export const consultationForms = ['deliberationMeeting', 'hearing', 'discussionMeeting'] as const
export const forms = [...residentsForms, ...consultationForms] as const
export type MeetingForm = (typeof forms)[number]

/**
 * What an item is about. The first five are the law's reserved matters (Art. 30), the next four are decided by either meeting;
 * `delegation` is the residents' meeting's authority to the representatives; the rest bind nobody.
 */
export const matters = ['charter', 'convention', 'annualReport', 'appraisal', 'otherImportant', 'supervisoryCommittee', 'electionCommittee', 'resignation', 'annulment', 'delegation', 'consultation', 'policy', 'report', 'other'] as const // prettier-ignore
export type Matter = (typeof matters)[number]
/** The reserved matters that may wait as an important matter (重要事项) for a meeting's decision. */
export const reservedMatters = ['charter', 'convention', 'annualReport', 'appraisal', 'otherImportant'] as const

export const capacities = ['committee', 'representative', 'household', 'resident', 'leader', 'supervisor', 'party', 'department', 'deputy', 'expert', 'unit', 'guest'] as const // prettier-ignore
export type Capacity = (typeof capacities)[number]

export const meetingStates = ['called', 'open', 'closed', 'minuted', 'signed', 'lapsed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]
/** The life of a meeting. One that lacks its number lapses (流会); another may take it up again. */
export const meetingFlow = {
  name: 'meeting',
  initial: 'called',
  states: {
    called: { change: 'called', open: 'open', lapse: 'lapsed', cancel: 'cancelled' },
    open: { close: 'closed' },
    closed: { minute: 'minuted' },
    minuted: { minute: 'minuted', sign: 'signed' },
    signed: { minute: 'signed', sign: 'signed' },
    lapsed: {},
    cancelled: {},
  },
} as const satisfies Workflow<MeetingState>

/** A provision as it is shown: document, article and the figures held against it. */
export const reason = z.object({
  /** `quorum`, `majority`, `notice`, `call`, `study`, `delegated`, `composition`, `majorityRule`, `host`, `incompetent`. */
  rule: z.string(),
  passed: z.boolean(),
  /** What there was, of how many, and the least that would do. */
  have: z.number().int(),
  of: z.number().int(),
  least: z.number().int(),
  document: z.string(),
  article: z.string(),
})
export type Reason = z.infer<typeof reason>
export const verdict = z.object({ valid: z.boolean(), passed: z.boolean(), day: z.string(), reasons: z.array(reason) })
export type Verdict = z.infer<typeof verdict>

/** The seven kinds of matter of Art. 34. */
export const publicMatters = ['decisions', 'fundsAndDonations', 'facilities', 'serviceProjects', 'consultations', 'assistanceToGovernment', 'otherConcerns'] as const // prettier-ignore
export type PublicMatter = (typeof publicMatters)[number]
