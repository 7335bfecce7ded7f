import type { Samples } from '#testing/samples.ts'

const name = '名册.csv'
export const list = (...rows: string[]) => ['社区,组织,姓名,职务,性别,任期开始,任期届满', ...rows].join('\n')

export const rosterSamples: Samples = {
  'organs.readRoster': (w) => ({ role: 'subdistrictOfficer', at: 'streetA', query: { areaId: w.city.streetA.id }, file: { name, content: list(`${w.city.communityA1.name},第七居民小组,孙七,组长,男,2026-01-10,2031-01-10`) } }),
  'organs.takeRoster': (w) => ({ role: 'subdistrictOfficer', at: 'streetA', query: { areaId: w.city.streetA.id }, file: { name, content: list(`${w.city.communityA1.name},第七居民小组,孙七,组长,男,2026-01-10,2031-01-10`) } }),
  'organs.rosterTemplate': () => ({ role: 'subdistrictOfficer', at: 'streetA', query: { format: 'csv' } }),
} // prettier-ignore
