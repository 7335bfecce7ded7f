import type { Mirror } from '#shared/texts.ts'
import type zh from '../zh-CN/jobs.ts'

export default {
  errors: {
    cancelled: 'Stopped as asked. What was done before stays.',
    unknown: 'There is no job named {{name}}.',
    ended: 'This job has ended and cannot be stopped.',
    failed: 'The job stopped with an error: {{reason}}',
  },
  phases: { queued: 'Queued', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Stopped' },
} satisfies Mirror<typeof zh>
