import type { Mirror } from '#shared/texts.ts'
import type zh from './cases.public.zh-CN.ts'

export default {} satisfies Mirror<typeof zh>
