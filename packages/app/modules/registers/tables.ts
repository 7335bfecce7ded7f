import type { TableRule } from '#server/module.ts'

/** How each table of the registers is spread and guarded. Units and their places are public information. */
export const tables = {
  residentialUnit: { spread: 'reference', rows: 'open' },
  unitMembership: { spread: 'reference', rows: 'open' },
  building: { spread: 'community', rows: 'area' },
  dwelling: { spread: 'community', rows: 'area' },
  household: { spread: 'community', rows: 'area' },
  resident: { spread: 'community', rows: 'area' },
  personKey: { spread: 'hash', rows: 'open' },
  person: { spread: 'reference', rows: 'open' },
  registerEvent: { spread: 'community', rows: 'area' },
  residentCount: { spread: 'community', rows: 'open' },
  householdCount: { spread: 'community', rows: 'open' },
  registerChange: { spread: 'community', rows: 'open' },
  localUnit: { spread: 'community', rows: 'area' },
  specialList: { spread: 'reference', rows: 'open' },
  specialListEntry: { spread: 'community', rows: 'area' },
  revealing: { spread: 'community', rows: 'area' },
  correctionRequest: { spread: 'community', rows: 'area' },
  duplicateSuspect: { spread: 'community', rows: 'area' },
} as const satisfies Record<string, TableRule>
