import type { Mirror } from '#shared/texts.ts'
import type zh from './text.public.zh-CN.ts'

/** What the public pages of planning say. */
export default {
  notices: 'Changes of communities',
  noticesAbout: 'See into which community your home will go, and say what you think in time.',
  none: 'No notices now',
  noneText: 'Changes of communities that are out for comment or announced appear here.',
  state: 'Stage',
  states: { consulting: 'Out for comment', announced: 'Announced', inForce: 'In force', archived: 'In force' },
  commentTo: 'Comments until',
  effectiveOn: 'In force on',
} satisfies Mirror<typeof zh>
