import { describe, expect, it } from 'vitest'
import { modules } from '../app.ts'

/** Modules whose sentences rest on the law of a day: document and article come from the rule data, never from the catalogue. */
const BY_LAW = ['organs', 'elections', 'meetings']
const ARTICLE = /第[〇零一二三四五六七八九十百\d]+条|\b(?:Art\.|Arts\.|Articles?|articles?)\s*\d+/

/** Every sentence of a catalogue with its key. */
function* sentences(of: object, at = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(of)) {
    const path = at ? `${at}.${key}` : key
    if (typeof value === 'string') yield [path, value]
    else if (value && typeof value === 'object') yield* sentences(value as object, path)
  }
}

describe.each(BY_LAW)('the texts of %s', (name) => {
  const { texts } = modules.find((m) => m.name === name)!
  it.each(['zh-CN', 'en'] as const)('in %s write no article of a law: its number stands in the rule data', (locale) => {
    const all = [...sentences(texts[locale] as object)]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(([, text]) => ARTICLE.test(text))).toEqual([])
  })
})
