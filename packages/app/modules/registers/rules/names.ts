/** A name as it is compared and stored: no spaces around or inside Chinese, one kind of middle dot. */
export function tidyName(name: string): string {
  const text = name
    .normalize('NFKC')
    .trim()
    .replace(/[•‧∙･・]/g, '·')
  return /\p{Script=Han}/u.test(text) ? text.replace(/\s+/g, '') : text.replace(/\s+/g, ' ')
}

/** Pairs of neighbouring characters: what a name of any length is found by. One character alone is its own gram. */
export function nameGrams(name: string): string[] {
  const chars = [...name.toLowerCase()]
  if (chars.length < 2) return chars
  const grams = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) grams.add(chars[i]! + chars[i + 1]!)
  return [...grams]
}

/** A name as anyone may see it: first and last character (王*明), the first of a short one (王*). */
export function maskName(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return name
  if (chars.length === 2) return `${chars[0]}*`
  return `${chars[0]}${'*'.repeat(chars.length - 2)}${chars.at(-1)}`
}

/** What someone typed into the one box. */
export type Wanted =
  | { by: 'id'; text: string }
  | { by: 'phone'; text: string }
  | { by: 'initials'; text: string }
  | { by: 'name'; text: string }
  | { by: 'address'; text: string }
  | { by: 'nothing' }

/** Tells an id, a phone, initials, an address and a name apart by their look. */
export function wantedOf(typed: string): Wanted {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { by: 'nothing' }
  if (/^\d{17}[\dXx]$/.test(text)) return { by: 'id', text: text.toUpperCase() }
  if (/^\d{7,12}$/.test(text.replaceAll(/[-\s]/g, ''))) return { by: 'phone', text: text.replaceAll(/[-\s]/g, '') }
  if (/^[a-z]+$/i.test(text)) return { by: 'initials', text: text.toLowerCase() }
  if (/\d/.test(text) || ([...text].length > 4 && !text.includes('·'))) return { by: 'address', text }
  return { by: 'name', text: tidyName(text) }
}
