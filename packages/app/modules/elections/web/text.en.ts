import type { Mirror } from '#shared/texts.ts'
import codes from './texts/codes.en.ts'
import errors from './texts/errors.en.ts'
import indicators from './texts/indicators.en.ts'
import open from './text.public.en.ts'
import polls from './texts/polls.en.ts'
import words from './texts/words.en.ts'
import type zh from './text.zh-CN.ts'

export default {
  ...codes,
  ...words,
  ...polls,
  values: {
    ...codes.values,
    // What the trail shows of a change.
    state: {
      ...codes.states,
      ...codes.values.voterState,
      ...codes.values.candidateState,
      ...codes.values.objectionState,
      ...codes.values.batchState,
    },
    verb: codes.verbs,
    reason: codes.values.listReason,
  },
  errors,
  indicators,
  public: open,
} satisfies Mirror<typeof zh>
