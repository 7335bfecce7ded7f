import type { TableRule } from '#server/module.ts'

const own = { spread: 'area', rows: 'area' } as const
const shown = { ...own, public: true } as const

/** How each table of meetings and publicity is spread and guarded. */
export const tables = {
  meeting: shown,
  meetingDemand: own,
  meetingItem: shown,
  meetingStudy: own,
  meetingInvited: own,
  meetingPresent: own,
  meetingMotion: own,
  meetingVote: own,
  meetingRoll: own,
  appraisalGrade: own,
  meetingMinutes: shown,
  resolution: shown,
  meetingTask: shown,
  meetingTaskStep: shown,
  importantMatter: own,
  meetingCounter: own,
  meetingChange: { spread: 'area', rows: 'open' },
  publication: shown,
  publicationVoice: own,
  publicationAnswer: shown,
  publicityMeasure: { spread: 'area', rows: 'open', public: true },
} as const satisfies Record<string, TableRule>
