/** The colour of words in pictures: 12:1 against white. */
export const INK = '#262626'

/** About how wide text stands: a Chinese character one em, a Latin letter or digit a little over a half. */
export function widthOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 1 : 0.57), 0) * size
}

/** The text, cut with an ellipsis where it is wider than the room. */
export function shorten(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text
  const letters = Array.from(text)
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > room) letters.pop()
  return `${letters.join('')}…`
}
