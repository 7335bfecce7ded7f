import type { Mirror } from '#shared/texts.ts'
import type zh from './drawing.zh-CN.ts'

export default {
  fields: {
    name: 'Name',
    reason: 'Reason',
    areaId: 'Subdistrict or town',
    registerOn: 'Register of which day',
    dueOn: 'Due',
    ownerRole: 'Post in charge',
    ownerName: 'In charge',
    origin: 'Opened by',
    state: 'State',
    schemes: 'Schemes',
    createdAt: 'Opened',
    createdBy: 'Opened by whom',
    takeOver: 'I take charge',
  },
  values: { origin: { manual: 'A person', newUnit: 'A new residential unit', fitness: 'A finding' } },
  commands: {
    openCase: 'Opened a case',
    changeCase: 'Changed a case',
    dropCase: 'Dropped a case',
    reopenCase: 'Took a case up again',
    createScheme: 'Began a scheme',
    editScheme: 'Changed a scheme',
    undoEdit: 'Undid a step',
    redoEdit: 'Did a step again',
    changeScheme: 'Changed what a scheme is drawn for',
    copyScheme: 'Copied a scheme',
    dropScheme: 'Dropped a scheme',
  },
  permissions: {
    view: 'See community planning',
    draw: 'Draw community plans',
    settings: 'Set the time limit for including new units',
  },
  states: { open: 'Being drawn', filed: 'Filed', done: 'Done', dropped: 'Dropped' },
  verbs: { file: 'File', giveBack: 'Return', finish: 'Finish', drop: 'Drop', reopen: 'Take up again' },
} satisfies Mirror<typeof zh>
