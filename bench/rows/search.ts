import { atMost, type Measure, type Row } from '../types.ts'
import { p50, p95, samples } from '../measure.ts'
import { serveFor } from './http.ts'

const ROUNDS = 60
/** What people type: given names, whole names, initials. */
const WANTED = {
  'two characters of a name': ['建国', '秀英', '梓涵', '王伟', '志强', '玉兰', '欣怡', '李娜', '浩宇', '丽华'],
  'a whole name': ['王建国', '李秀英', '张伟强', '刘志明', '陈玉兰', '孙浩宇', '赵丽华', '徐文博', '杨梓涵', '周国庆'],
  initials: ['wjg', 'lxy', 'zw', 'lzm', 'cyl', 'shy', 'zlh', 'xwb', 'yzh', 'zgq'],
} as const

/** Searches over the whole city, as an officer with the page's one box. */
export const search: Row = {
  id: 'search',
  work: 'search a name',
  run: async (bed) => {
    const client = await serveFor(bed, 'cityOfficer', bed.cityId)
    const measures: Measure[] = []
    try {
      for (const [what, words] of Object.entries(WANTED)) {
        const ask = async (round: number) => {
          const reply = await client.get(`/api/register-find?text=${encodeURIComponent(words[round % words.length]!)}`)
          if (!reply.ok) throw new Error(`search: ${reply.status} ${await reply.text()}`)
          await reply.arrayBuffer()
        }
        const all = await samples(ROUNDS, ask, words.length)
        measures.push(atMost(`${what}, p95 through HTTP (p50 ${p50(all).toFixed(1)} ms)`, p95(all), 30, ' ms'))
      }
    } finally {
      await client.close()
    }
    return measures
  },
}
