import type { Mirror } from '#shared/texts.ts'
import codes from './texts/codes.en.ts'
import errors from './texts/errors.en.ts'
import open from './text.public.en.ts'
import words from './texts/words.en.ts'
import type zh from './text.zh-CN.ts'

export default { ...codes, ...words, errors, public: open } satisfies Mirror<typeof zh>
