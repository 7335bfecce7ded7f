import type { Mirror } from '#shared/texts.ts'
import errors from './texts/errors.en.ts'
import open from './text.public.en.ts'
import words from './texts/words.en.ts'
import type zh from './text.zh-CN.ts'

export default { ...words, errors, public: open } satisfies Mirror<typeof zh>
