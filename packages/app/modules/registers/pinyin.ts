import { pinyin } from 'pinyin-pro'

/** Two-character surnames that are common enough to be read as one (《通用规范汉字》 names of the 2020 census reports). */
const DOUBLE = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 轩辕 夏侯 闻人 端木 公冶 澹台 淳于 太史 申屠 仲孙 钟离 鲜于 闾丘 独孤 南宫 西门 呼延'.split(
    ' ',
  ),
)
const surnames = new Map<string, string[]>()
const syllables = new Map<string, string>()

/** How a name is read. The surname takes its own reading (单 shan, 曾 zeng); each part is worked out once and kept. */
export function readingOf(name: string): { pinyin: string; initials: string } {
  const parts = syllablesOf(name)
  let initials = ''
  for (const part of parts) initials += part[0] ?? ''
  return { pinyin: parts.join(''), initials }
}

function syllablesOf(name: string): string[] {
  const chars = [...name]
  const length = chars.length > 2 && DOUBLE.has(chars[0]! + chars[1]!) ? 2 : 1
  const surname = chars.slice(0, length).join('')
  let known = surnames.get(surname)
  if (!known)
    surnames.set(surname, (known = clean(pinyin(surname, { toneType: 'none', type: 'array', surname: 'head' }))))
  return [...known, ...chars.slice(length).flatMap(syllableOf)]
}

function syllableOf(char: string): string[] {
  let known = syllables.get(char)
  if (known === undefined)
    syllables.set(char, (known = clean(pinyin(char, { toneType: 'none', type: 'array' })).join('')))
  return known ? [known] : []
}

const clean = (parts: string[]): string[] =>
  parts
    .map((p) =>
      p
        .toLowerCase()
        .replaceAll('ü', 'v')
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter(Boolean)
