import type { TableRule } from '#server/module.ts'

/** The tree is public information; acts on their way are seen by those at or above the area they are about. */
export const tables = {
  area: { spread: 'reference', rows: 'open', public: true },
  area_version: { spread: 'reference', rows: 'open', public: true },
  area_link: { spread: 'reference', rows: 'open', public: true },
  area_boundary: { spread: 'reference', rows: 'open', public: true },
  planning_area: { spread: 'reference', rows: 'open' },
  planning_area_member: { spread: 'reference', rows: 'open' },
  area_revision: { spread: 'reference', rows: 'open' },
  county_code: { spread: 'reference', rows: 'open', public: true },
  county_code_link: { spread: 'reference', rows: 'open', public: true },
  area_release: { spread: 'local', rows: 'open' },
  area_release_change: { spread: 'local', rows: 'open' },
  area_act: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>
