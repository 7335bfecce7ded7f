import type { TableRule } from '#server/module.ts'

/** Devices are few and found by their secret alone; the rest lies with the area of its place. */
export const hallTables = {
  serviceHall: { spread: 'area', rows: 'area' },
  serviceDevice: { spread: 'reference', rows: 'area' },
  serviceCounter: { spread: 'area', rows: 'area' },
  serviceTicket: { spread: 'area', rows: 'area' },
  serviceRating: { spread: 'area', rows: 'area' },
  serviceTold: { spread: 'area', rows: 'area' },
  serviceHandout: { spread: 'area', rows: 'area' },
  serviceSlot: { spread: 'area', rows: 'area' },
} as const satisfies Record<string, TableRule>
