import type { Mirror } from '#shared/texts.ts'
import type zh from './errors.zh-CN.ts'

export default {
  noTitle: 'No title: begin the file with “# Title”.',
  noDate:
    'No date: put “(year-month-day)” into the file name, or 日期: under the title. It must be a day of the calendar.',
  noText: 'No text: nothing was found under the title.',
  articleGap:
    'The numbering has a gap: after “{{after}}” comes “{{next}}”. Please check whether an article is missing.',
  articleTwice: 'A number stands twice: “{{next}}”. Please check.',
  dateDiffers:
    'The day in the file name, {{file}}, differs from the last day under the title, {{header}}. The file name was followed; please check.',
  inForceAssumed:
    'The text does not say from when this version holds; {{day}} was assumed. Please state when it holds.',
  noIssuer: 'The issuer is not named under the title. Please check, and add 发文机关: there.',
  encoding:
    'The file “{{file}}” is neither UTF-8 nor GB18030 text and was not imported. Save it as UTF-8 and try again.',
  tooLarge: 'The file “{{file}}” is larger than {{megabytes}} MB, which no document is, and was not imported.',
  notMarkdown: 'The file “{{file}}” is not Markdown (.md) and was not imported. Turn it into text and try again.',
  emptyFolder: 'The folder “{{folder}}” holds no Markdown files (.md).',
  noFolder: 'The folder “{{folder}}” cannot be opened. Check the path and its permissions.',
  forceEmpty: 'Say from which day or until which day at least.',
  forceReversed: 'The last day {{to}} is not after the first, {{from}}. Please check.',
  differentLaws: '“{{before}}” and “{{after}}” are not versions of one law and cannot be compared article by article.',
  searchTooShort: 'Enter at least two characters.',
  noRule:
    'No rule on “{{key}}” was in force on {{day}}, so nothing can be judged by it. Check the day, or add one under “Rule sets”.',
  rangeReversed: 'The most cannot be less than the least.',
  shareAboveWhole: 'The numerator cannot be larger than the denominator.',
  wordUnknown: '“{{word}}” is none of the choices here. Take one of those listed.',
  valueUnfit: 'The value does not fit its unit. Please check.',
  foreignRegion: 'The region {{region}} is not within your area; you cannot make rules for it.',
  ruleSetShipped:
    '“{{name}}” is shipped with the software and cannot be changed here. Put local rules into a rule set of your own.',
  lockedByLaw: '{{document}}, {{article}}, fixes this; a local rule cannot differ.',
  guidelineBinds: 'A guideline cannot be “mandatory” or “required”. Put binding rules among the local rules.',
  ruleEndsEarly: 'The last day {{to}} is not after the first, {{from}}. Please check.',
  ruleOverlaps: 'From {{from}} the same rule is there already. Change the days, or correct that entry.',
  correctsOther: 'The row to be corrected is not here, or was corrected already. Reload and try again.',
} satisfies Mirror<typeof zh>
