import codes from './texts/codes.zh-CN.ts'
import errors from './texts/errors.zh-CN.ts'
import indicators from './texts/indicators.zh-CN.ts'
import open from './text.public.zh-CN.ts'
import polls from './texts/polls.zh-CN.ts'
import words from './texts/words.zh-CN.ts'

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
}
