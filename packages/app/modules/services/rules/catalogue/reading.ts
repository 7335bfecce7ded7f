import { pinyin } from 'pinyin-pro'

/** How a name is read: all syllables in one, and their initials; letters and digits stay. What a name is found by on a keyboard of letters. */
export function readingOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((s) =>
    s.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
  )
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s.slice(0, 1)).join('') }
}

/** The pairs of neighbouring characters of a name, each once. */
export function gramsOf(name: string): string[] {
  const chars = [...name.normalize('NFKC').toLowerCase()]
  return chars.length < 2 ? chars : [...new Set(chars.slice(1).map((c, i) => chars[i]! + c))]
}
