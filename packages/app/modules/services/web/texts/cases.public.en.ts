import type { Mirror } from '#shared/texts.ts'
import type zh from './cases.public.zh-CN.ts'

export default {
  verify: 'Verify a paper',
  valid: 'This paper is genuine and valid',
  withdrawn: 'This paper was withdrawn',
  unknown: 'There is no such paper',
  unknownText:
    'See whether the code is complete. If it still is not found, ask the office that is named as its issuer.',
  number: 'Number',
  title: 'Title',
  issuer: 'Issued by',
  issuedOn: 'Issued on',
  holder: 'Applicant',
  withdrawnOn: 'Withdrawn on',
} satisfies Mirror<typeof zh>
