import type { Mirror } from '#shared/texts.ts'
import type zh from './refusals.zh-CN.ts'

export default {
  caseClosed:
    'This planning case is “{{state}}” and cannot be drawn. A filed one must be returned first, a dropped one taken up again.',
  dueBeforeToday: 'The due day {{day}} is before today ({{today}}). Choose today or later.',
  registerAhead:
    'The register day {{day}} has not come (today is {{today}}). A scheme stands on the register as it is: choose another day.',
  stale:
    '{{by}} has just changed this; it is version {{version}} now. Look at that change, then make yours on what stands.',
  wrongLevel:
    '“{{name}}” is no subdistrict, town or township. Communities are drawn within one (Organic Law of Residents’ Committees art. 3): choose one.',
} satisfies Mirror<typeof zh>
