import type { Workflow } from '#shared/workflow.ts'

/** A matter handed to another level: the loop is closed when who sent it has seen what became of it. */
export const referralFlow = {
  name: 'referral',
  initial: 'sent',
  states: {
    sent: { take: 'taken', refuse: 'refused', recall: 'recalled' },
    taken: { answer: 'answered', refuse: 'refused', recall: 'recalled' },
    answered: { see: 'seen' },
    refused: { see: 'seen' },
    seen: {},
    recalled: {},
  },
} as const satisfies Workflow
export type ReferralVerb = 'take' | 'refuse' | 'answer' | 'see' | 'recall'
