import codes from './texts/codes.zh-CN.ts'
import errors from './texts/errors.zh-CN.ts'
import open from './text.public.zh-CN.ts'
import words from './texts/words.zh-CN.ts'

export default { ...codes, ...words, errors, public: open }
