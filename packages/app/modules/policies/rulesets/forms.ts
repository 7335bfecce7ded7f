import { isFraction, type RuleValue, type Unit } from '../rules.ts'
import { nationalSets } from './national.ts'
import { provincialTemplate } from './province.ts'

type Kind = 'number' | 'range' | 'share' | 'flag' | 'text' | 'list'

function kindOf(value: RuleValue): Kind {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return isFraction(value) ? 'share' : 'range'
  return typeof value === 'boolean' ? 'flag' : typeof value === 'string' ? 'text' : 'number'
}

/** In what unit and kind a key is filled in: as the law or the form for the province has it. Keys of an office's own have none. */
function formOf(key: string): { unit: Unit; kind: Kind } | undefined {
  const empty = provincialTemplate.find((p) => p.key === key)
  if (empty) return { unit: empty.unit, kind: empty.unit === 'list' ? 'list' : empty.shape }
  const said = nationalSets.flatMap((s) => s.parameters).find((p) => p.key === key)
  return said && { unit: said.unit, kind: kindOf(said.value) }
}

/** Whether others who read a key can read this value; a range where they look for a number they cannot. */
export function readable(key: string, unit: Unit, value: RuleValue): boolean {
  const form = formOf(key)
  return !form || (form.unit === unit && form.kind === kindOf(value))
}
