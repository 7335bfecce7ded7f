import { expect, test } from 'vitest'
import { reasons } from '../errors.ts'
import { exampleSets } from '../rulesets/examples.ts'
import { nationalSets } from '../rulesets/national.ts'
import { provincialTemplate } from '../rulesets/province.ts'
import en from './text.en.ts'
import zh from './text.zh-CN.ts'

const parameters = [...nationalSets, ...exampleSets].flatMap((s) => s.parameters)

test.each([
  ['zh-CN', zh],
  ['en', en],
])('every rule and every word of its value has a name in %s', (_, texts) => {
  const name = (key: string) => key.replace('residentsCommittee.', '').replaceAll('.', '_')
  for (const { key } of [...parameters, ...provincialTemplate]) expect(texts.rules, key).toHaveProperty(name(key))
  const words = parameters.flatMap(({ value }) =>
    Array.isArray(value) ? value : typeof value === 'string' ? [value] : [],
  )
  words.push(...provincialTemplate.flatMap((p) => p.options ?? []))
  for (const word of words) expect(texts.codes, word).toHaveProperty(word)
  expect(Object.keys(texts.errors).sort()).toEqual([...reasons].sort())
})
