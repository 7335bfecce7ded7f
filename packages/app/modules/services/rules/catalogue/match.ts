import { readingOf } from './reading.ts'

/** A thing that is asked for by its name or by other words. */
export interface Named {
  name: string
  words: readonly string[]
}
export interface Match<T> {
  of: T
  /** 1: by its very name; below, how alike (0.5 at least). */
  score: number
}

const LEADING =
  /^(请问|我想|我要|我们|我|想要|想|要|帮我|帮忙|帮|麻烦|给我|给|到社区|去社区|社区|居委会|村委会|能不能|可以|怎么|怎样|如何|哪里|在哪|去哪|开具|出具|开|办理|办|打印|打|申请|补办|补|一个|一张|一份|个|张|份|的|下)/
const TRAILING =
  /(怎么开|怎么办|如何开|哪里开|在哪开|在哪办|去哪开|去哪办|开具|出具|办理|开|办|打印|申请|补办|盖章|吗|么|呢|吧|的|了)$/
const GENERIC = /^(证明|证明信|介绍信|证明材料|个证明)?$/

/** What is left of a sentence when the words of asking are taken away: “帮我开个无犯罪记录的证明” → “无犯罪记录证明”. */
export function coreOf(asked: string): string {
  let text = asked
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s，。？！、,.?!“”"'‘’（）()《》]/g, '')
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(LEADING, '').replace(TRAILING, '')
  }
  return text.replaceAll(/的(?=证明)/g, '').replace(/证明(书|信|材料|文件)$/, '证明')
}

/** Whether words ask for a certificate at large and name none. */
export const isGeneric = (asked: string): boolean => coreOf(asked) === '' || GENERIC.test(coreOf(asked))

const pairs = (text: string): Set<string> => {
  const chars = [...text]
  return new Set(chars.slice(1).map((c, i) => chars[i]! + c))
}

/** Dice's measure of shared pairs of characters, the ending 证明 left out as all have it. */
function alike(a: string, b: string): number {
  const [one, two] = [pairs(a.replace(/证明$/, '')), pairs(b.replace(/证明$/, ''))]
  if (one.size === 0 || two.size === 0) return 0
  const shared = [...one].filter((p) => two.has(p)).length
  return (2 * shared) / (one.size + two.size)
}

function scoreOf(core: string, name: string): number {
  const known = coreOf(name)
  if (core === known || core === `${known}证明` || `${core}证明` === known) return 1
  const [bare, own] = [core.replace(/证明$/, ''), known.replace(/证明$/, '')]
  if (bare.length >= 2 && own.includes(bare)) return 0.95
  if (own.length >= 2 && bare.includes(own)) return within(bare, own, core.endsWith('证明'))
  return Math.min(0.6, alike(core, known))
}

/**
 * How well a sentence that holds the name asks for it: what is wanted stands at its end (身份证丢了开遗失证明), and a longer name
 * says more. A short one in the middle of words that ask for no certificate (结婚登记预约) is chance.
 */
function within(bare: string, own: string, certificate: boolean): number {
  const end = bare.endsWith(own)
  if (!end && !certificate && own.length < 4) return 0
  return 0.6 + 0.02 * Math.min(own.length, 8) + (end ? 0.15 : 0)
}

/** By letters: the whole reading, its initials, or the beginning of either. */
function scoreOfLetters(core: string, name: string): number {
  const { pinyin, initials } = readingOf(name)
  if (core === pinyin || core === initials) return 1
  return core.length >= 2 && (pinyin.startsWith(core) || initials.startsWith(core)) ? 0.9 : 0
}

/** Those that words ask for, the nearest first. Words that name nothing find nothing. */
export function matching<T extends Named>(asked: string, of: readonly T[]): Match<T>[] {
  const core = coreOf(asked)
  if (isGeneric(asked)) return []
  const score = /^[a-z]+$/.test(core) ? scoreOfLetters : scoreOf
  return of
    .map((one) => ({ of: one, score: Math.max(...[one.name, ...one.words].map((name) => score(core, name))) }))
    .filter((m) => m.score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
}

/** The one whose name or other word this is, asking words aside. What merely holds the name (出生医学证明) is another thing. */
export const sameAs = <T extends Named>(name: string, of: readonly T[]): T | undefined =>
  matching(name, of).find((m) => m.score === 1)?.of
