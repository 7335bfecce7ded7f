import type { Mirror } from '#shared/texts.ts'
import type zh from './network.public.zh-CN.ts'

export default {} satisfies Mirror<typeof zh>
