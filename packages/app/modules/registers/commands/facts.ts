import type { Ctx } from '#server/context.ts'
import { dayOf, type Day } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { readingOf } from '../pinyin.ts'
import type { NewResident } from '../rows.ts'
import { nameGrams, tidyName } from '../rules/names.ts'
import { dayFaults, idFaults, isPhone } from '../rules/people.ts'
import { refuse } from './support.ts'

/** What a form says of a person. */
export interface FactsInput {
  name: string
  sex: string
  birthOn: Day
  idNumber?: string | undefined
  phone?: string | undefined
  ethnic?: string | undefined
  education?: string | undefined
  marriage?: string | undefined
  employment?: string | undefined
}

/** Checks a person's facts. @throws AppError with the rule's code and the field */
export function checkFacts(ctx: Ctx, facts: FactsInput, from: Day): void {
  refuse(dayFaults(facts.birthOn, from, dayOf(ctx.now)))
  checkNumbers(ctx, facts)
}

/** Checks the numbers alone. Test codes are refused outside a demonstration. */
export function checkNumbers(ctx: Ctx, facts: Pick<FactsInput, 'idNumber' | 'phone' | 'birthOn' | 'sex'>): void {
  if (facts.idNumber) refuse(idFaults(facts.idNumber, facts.birthOn, facts.sex, ctx.config.demo))
  if (facts.phone && !isPhone(facts.phone)) throw new AppError('registers.badPhone', 422, {}, 'phone')
}

/** The columns that a person's facts fill. */
export function factColumns(ctx: Ctx, facts: FactsInput) {
  return {
    ...nameColumns(facts.name),
    sex: facts.sex,
    birthOn: facts.birthOn,
    ...idColumns(ctx, facts.idNumber),
    ...phoneColumns(ctx, facts.phone),
    ethnic: facts.ethnic ?? null,
    education: facts.education ?? null,
    marriage: facts.marriage ?? null,
    employment: facts.employment ?? null,
  } satisfies Partial<NewResident>
}

export function nameColumns(given: string) {
  const name = tidyName(given)
  return { name, nameGrams: nameGrams(name), ...readingOf(name) }
}

export function idColumns(ctx: Ctx, id: string | undefined) {
  return id
    ? { idEnc: ctx.keys.seal(id), idHash: ctx.keys.blind(id), idLast4: id.slice(-4) }
    : { idEnc: null, idHash: null, idLast4: null }
}

export function phoneColumns(ctx: Ctx, phone: string | undefined) {
  const digits = phone?.replaceAll('-', '')
  return digits
    ? { phoneEnc: ctx.keys.seal(digits), phoneHash: ctx.keys.blind(digits), phoneLast4: digits.slice(-4) }
    : { phoneEnc: null, phoneHash: null, phoneLast4: null }
}
