import type { TableRule } from '#server/module.ts'

/** Cases, schemes and comments are seen at or above their subdistrict or town; lines, and names and codes held, by all. */
const drawing = {
  planningCase: { spread: 'reference', rows: 'area' },
  planningScheme: { spread: 'reference', rows: 'area' },
  planningEdit: { spread: 'reference', rows: 'area' },
  planningComment: { spread: 'reference', rows: 'area' },
  planningLayer: { spread: 'reference', rows: 'open' },
  planningReservation: { spread: 'reference', rows: 'open' },
  planningSetting: { spread: 'reference', rows: 'open' },
  planningCompound: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>

/** Acts and what goes with them; what is public of them goes through notices. */
const acts = {
  planningAct: { spread: 'reference', rows: 'area' },
  planningActStep: { spread: 'reference', rows: 'area' },
  planningMaterial: { spread: 'reference', rows: 'area' },
  planningOpinion: { spread: 'reference', rows: 'area' },
  planningTask: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>

export const tables = { ...drawing, ...acts } as const satisfies Record<string, TableRule>
