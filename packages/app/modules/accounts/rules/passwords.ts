export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128
/** From this length on the four classes of characters do not matter. */
export const PASSPHRASE = 16
/** How many passwords, the present one among them, cannot be taken again. */
export const PASSWORD_HISTORY = 5

export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordClasses' | 'passwordCommon' | 'passwordHasLogin'

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]
const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '7': 't',
  '!': 'i',
}

/** Words on which guessable passwords are built: keyboards, greetings, offices, places, pinyin of everyday words. */
const COMMON = new Set(
  `password passw passwort passwd admin administrator root superuser system user guest test testing demo default login
  welcome letmein changeme master secret monkey dragon sunshine princess football baseball shadow iloveyou loveyou love
  hello qwerty qwertyuiop qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc abc abcd abcde abcdef
  abcdefg abcdefgh china zhongguo beijing shanghai jinan shandong linyi lanshan luozhuang hedong shequ minzheng
  minzhengju jiedao jiedaoban juweihui cunweihui wangge zhengfu woaini woaiwojia nihao mima denglu guanliyuan ceshi
  gongzuo liren office computer windows oracle huawei server manager operator internet wangluo anquan security
  community`.split(/\s+/),
)
const RUNS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
]

const plain = (text: string): string => text.toLowerCase().replace(/[@$013571!]/g, (c) => LOOKALIKES[c] ?? c)
const letters = (text: string): string => text.replace(/[^a-z]/g, '')
const withoutEdges = (text: string): string => text.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, '')

const halved = (text: string): string => {
  const half = text.slice(0, text.length / 2)
  return half + half === text ? half : text
}
/** What is left of a password when digits and signs around it, or signs standing for letters, are taken off. */
const coresOf = (lower: string): string[] => {
  const core = withoutEdges(lower)
  return [core, letters(lower), letters(plain(core)), letters(plain(lower))].map(halved)
}
const isRun = (text: string): boolean => text.length > 3 && RUNS.some((run) => run.includes(text))

/** One common word (also doubled, or with digits and signs), a run of keys, or very few different characters. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size < 5 || isRun(lower)) return true
  return coresOf(lower).some((core) => COMMON.has(core) || isRun(core))
}

/**
 * What is wrong with a new password, or `undefined`: at least 10 characters, three of the four classes (small, capital,
 * digit, other) or at least 16 characters, nothing easily guessed, and the login name not within it.
 */
export function passwordFault(password: string, login: string): PasswordFault | undefined {
  if (password.length < PASSWORD_MIN) return 'passwordShort'
  if (password.length > PASSWORD_MAX) return 'passwordLong'
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())) return 'passwordHasLogin'
  if (password.length < PASSPHRASE && CLASSES.filter((c) => c.test(password)).length < 3) return 'passwordClasses'
  return isCommon(password) ? 'passwordCommon' : undefined
}

/** How far a password has come, for the bar beside the field: 0 nothing, 1 refused, 2 taken, 3 good, 4 very good. */
export function passwordStrength(password: string, login: string): 0 | 1 | 2 | 3 | 4 {
  if (password === '') return 0
  if (passwordFault(password, login)) return 1
  const classes = CLASSES.filter((c) => c.test(password)).length
  if (password.length >= 20 || (password.length >= PASSPHRASE && classes >= 3)) return 4
  return password.length >= 13 ? 3 : 2
}

/** A login name: 3 to 32 small letters, digits, dot, hyphen or underscore, beginning with a letter. */
export const LOGIN = /^[a-z][a-z0-9._-]{2,31}$/
/** The one spelling in which login names are kept and compared. */
export const normaliseLogin = (login: string): string => login.trim().toLowerCase()
