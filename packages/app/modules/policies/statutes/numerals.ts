const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/**
 * The integer that Chinese or Arabic numerals stand for (`一百一十二`, `一九九四`, `十`, `３０`), or `undefined` where the
 * text is no number. Up to 99,999,999; no fractions.
 */
export function readNumeral(text: string): number | undefined {
  if (text === '') return undefined
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^[零〇○一二三四五六七八九]+$/.test(text) && text.length > 1) {
    return Number(Array.from(text, (c) => DIGITS[c]).join(''))
  }
  const [high, low] = text.includes('万') ? text.split('万', 2) : [undefined, text]
  const below = low === '' ? 0 : belowTenThousand(low!)
  if (high === undefined) return below
  const above = belowTenThousand(high)
  return above === undefined || below === undefined ? undefined : above * 10_000 + below
}

function belowTenThousand(text: string): number | undefined {
  if (text === '') return undefined
  let sum = 0
  let digit: number | undefined
  for (const c of text) {
    if (c in UNITS) {
      sum += (digit ?? 1) * UNITS[c]!
      digit = undefined
    } else if (c in DIGITS) digit = DIGITS[c]
    else return undefined
  }
  return sum + (digit ?? 0)
}

const WORDS = '零一二三四五六七八九'

/** An integer from 0 to 9,999 in Chinese numerals as statutes number their articles (`十`, `一百零五`). */
export function writeNumeral(n: number): string {
  if (n < 10) return WORDS[n]!
  const parts = [1000, 100, 10].map((unit) => [unit, Math.floor(n / unit) % 10] as const)
  let text = ''
  let gap = false
  for (const [unit, digit] of parts) {
    if (digit === 0) gap ||= text !== ''
    else {
      text += `${gap ? '零' : ''}${WORDS[digit]}${unit === 1000 ? '千' : unit === 100 ? '百' : '十'}`
      gap = false
    }
  }
  if (n % 10 > 0) text += `${gap ? '零' : ''}${WORDS[n % 10]}`
  return text.replace(/^一十/, '十')
}

const NUMERAL = '[零〇○一二两三四五六七八九十百千万\\d]+'

/** Every number that words of a statute name, in order: `三分之二以上` gives the parts 3 and 2 as one fraction. */
export function numbersIn(text: string): { integers: number[]; fractions: { num: number; den: number }[] } {
  const fractions: { num: number; den: number }[] = []
  const rest = text.replace(new RegExp(`(${NUMERAL})分之(${NUMERAL})`, 'g'), (_, den: string, num: string) => {
    fractions.push({ num: readNumeral(num)!, den: readNumeral(den)! })
    return '·'
  })
  const halves = rest.match(/过半数/g) ?? []
  fractions.push(...halves.map(() => ({ num: 1, den: 2 })))
  const integers = (rest.match(new RegExp(NUMERAL, 'g')) ?? []).map(readNumeral).filter((n) => n !== undefined)
  return { integers, fractions }
}

/** The day that `1994年12月17日` or `一九九四年十二月十七日` names, or `undefined`. */
export function readDay(text: string): string | undefined {
  const m = new RegExp(`(${NUMERAL})年(${NUMERAL})月(${NUMERAL})日`).exec(text.normalize('NFKC').replaceAll('〇', '零'))
  const [year, month, day] = (m ?? []).slice(1).map((part) => readNumeral(part))
  if (!year || !month || !day || year < 1900 || year > 2200) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
