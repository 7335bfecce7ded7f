import { FINDINGS } from '@liren/ballots'
import { describe, expect, it } from 'vitest'
import { reasons } from '../errors.ts'
import en from '../web/text.en.ts'
import zh from '../web/text.zh-CN.ts'

const blanks = (sentence: string) => [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))].toSorted()

describe.each([['Chinese', zh.errors], ['English', en.errors]] as const)('in %s', (_language, sentences) => {
  const of = sentences as Record<string, string>
  it('all that the engine may find, and every refusal of the house, has its sentence', () => {
    expect([...FINDINGS, ...reasons].filter((code) => !of[code]?.trim())).toEqual([])
  })

  it('no sentence stands there that nothing says', () => {
    expect(Object.keys(of).filter((code) => !reasons.includes(code))).toEqual([])
  })
}) // prettier-ignore

it('both languages fill the same figures and names into a sentence', () => {
  const differing = Object.entries(zh.errors).filter(([code, sentence]) => blanks(sentence).join() !== blanks((en.errors as Record<string, string>)[code] ?? '').join()) // prettier-ignore
  expect(differing.map(([code]) => code)).toEqual([])
})

it('relatives who were elected together, and who won two posts, are told the field in which it is mended', () => {
  for (const { errors, one } of [zh, en])
    for (const code of ['nearRelatives', 'twoPosts'] as const) expect(errors[code]).toContain(`“${one.yields}”`)
})
