import type { FormField } from '../../contract/catalogue/content.ts'
import { isDay } from '#shared/dates.ts'

type Value = string | number | boolean | readonly string[]
export interface FormFault {
  reason: 'formMissing' | 'formWrong'
  key: string
  label: string
}

const empty = (value: Value | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const FITS: Record<FormField['type'], (value: Value, field: FormField) => boolean> = {
  text: (v) => typeof v === 'string' && v.length <= 200,
  long: (v) => typeof v === 'string',
  number: (v) => typeof v === 'number' && Number.isFinite(v),
  day: (v) => typeof v === 'string' && isDay(v),
  choice: (v, field) => typeof v === 'string' && field.options.includes(v),
  yesNo: (v) => typeof v === 'boolean',
  file: (v) => Array.isArray(v),
}

/**
 * What is wrong with a filled form of an item, or `undefined`: a field that is needed and empty, or of another kind. What the
 * register holds is not asked for and not looked at; a name that the form does not have is left out by the page and ignored here.
 */
export function formFault(form: readonly FormField[], given: Readonly<Record<string, Value>>): FormFault | undefined {
  for (const field of form) {
    if (field.held !== null) continue
    const value = given[field.key]
    const { key, label } = field
    if (empty(value)) {
      if (field.required) return { reason: 'formMissing', key, label }
    } else if (!FITS[field.type](value!, field)) return { reason: 'formWrong', key, label }
  }
  return undefined
}
