/** Letters, digits and ideographs only, in one width and case: what a search compares. */
export const searchable = (text: string): string =>
  Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu),
    (m) => m[0],
  ).join(' ')

/** The pairs of neighbouring characters of a text, each once: the words of an index over Chinese text. */
export function bigrams(text: string): string[] {
  const found = new Set<string>()
  for (const run of searchable(text).split(' ')) {
    const chars = Array.from(run)
    for (let i = 0; i + 1 < chars.length; i++) found.add(chars[i]! + chars[i + 1]!)
  }
  return [...found]
}

/** The words asked for, without characters that a pattern would read as signs. */
export const searchWords = (asked: string): string[] => searchable(asked).split(' ').filter(Boolean)
