import { tidyUp } from '../../packages/app/demo/state.ts'
import type { Bed, Measure, Row } from '../types.ts'
import { bareCopy, drawAll, forgetElections, plannedEverywhere } from './elections.ts'

const BAR = 0.2

/** Voter lists of all communities from the register, each with its ground and address, against the bare writing of the same rows. */
export const voterLists: Row = {
  id: 'voter-lists',
  work: 'voter lists of all communities from the register',
  run: async (bed: Bed): Promise<Measure[]> => {
    const all = await plannedEverywhere(bed, 'registration')
    try {
      const drawn = await drawAll(bed, all.map((e) => e.id)) // prettier-ignore
      const bare = await bareCopy(bed)
      const share = drawn.voters / drawn.ms / (bare.rows / bare.ms)
      const perSecond = Math.round((1000 * drawn.voters) / drawn.ms)
      return [
        {
          what: `${drawn.voters} voters of ${all.length} communities, ${perSecond} a second, against a bare insert … select`,
          bar: `≥ ${BAR}`,
          seen: share.toFixed(2),
          met: share >= BAR,
          ...(share >= BAR ? {} : { missed: `${share.toFixed(2)} instead of ${BAR}.` }),
        },
      ]
    } finally {
      await forgetElections(bed)
      await tidyUp(bed.house)
    }
  },
}
