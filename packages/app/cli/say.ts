import type { Locale } from '#server/texts.ts'

/** Writes a line for the person at the terminal. */
export const say = (text = ''): void => void process.stdout.write(`${text}\n`)

/** The language of the terminal: LIREN_LANG, else LANG. */
export const terminalLocale: Locale = (process.env.LIREN_LANG ?? process.env.LANG ?? '').startsWith('zh')
  ? 'zh-CN'
  : 'en'
