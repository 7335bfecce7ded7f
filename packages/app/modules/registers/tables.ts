import type { TableRule } from '#server/module.ts'

/** How each table of the registers is spread and guarded. Units and their places are public information. */
export const tables = {
  residential_unit: { spread: 'reference', rows: 'open' },
  unit_membership: { spread: 'reference', rows: 'open' },
  building: { spread: 'community', rows: 'area' },
  dwelling: { spread: 'community', rows: 'area' },
  household: { spread: 'community', rows: 'area' },
  resident: { spread: 'community', rows: 'area' },
  person_key: { spread: 'hash', rows: 'open' },
  person: { spread: 'reference', rows: 'open' },
  register_event: { spread: 'community', rows: 'area' },
  resident_count: { spread: 'community', rows: 'open' },
  household_count: { spread: 'community', rows: 'open' },
  register_change: { spread: 'community', rows: 'open' },
  local_unit: { spread: 'community', rows: 'area' },
  special_list: { spread: 'reference', rows: 'open' },
  special_list_entry: { spread: 'community', rows: 'area' },
  revealing: { spread: 'community', rows: 'area' },
  correction_request: { spread: 'community', rows: 'area' },
  duplicate_suspect: { spread: 'community', rows: 'area' },
} as const satisfies Record<string, TableRule>
