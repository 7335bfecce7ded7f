import { z } from 'zod'
import type { Job } from '#server/module.ts'
import { day } from '#shared/contract.ts'
import { params } from './contract/schemes.ts'
import { drawTask, keepDrawn, readDrawing, readMending } from './runs/draw.ts'
import { takeAll } from './runs/compounds.ts'
import { dropOldProposals, readProposal } from './runs/propose.ts'

const drawing = z.object({
  caseId: z.uuid(),
  name: z.string(),
  count: z.number(),
  rounds: z.number(),
  params,
  schemeId: z.uuid().optional(),
})
const mending = z.object({ schemeId: z.uuid(), rounds: z.number() })

/** Draws alternatives of a case. Cut off, it begins again: nothing is written before all are drawn. */
export const drawJob: Job<typeof drawing> = {
  name: 'planning.draw',
  params: drawing,
  run: async (handle, { caseId, name, count, rounds, params: wishes, schemeId }) => {
    const names = Array.from({ length: count }, (_, i) => `${name || '机选方案'}${count > 1 ? i + 1 : ''}`)
    const task = await handle.transaction((ctx) => readDrawing(ctx, caseId, wishes, names, schemeId))
    await handle.progress(0, 100)
    const plans = await drawTask(handle, task, { what: 'draw', rounds, count })
    await handle.checkCancelled()
    return handle.transaction((ctx) => keepDrawn(ctx, task, plans, 'keepDrawn'))
  },
}

const mend = (what: 'repair' | 'include'): Job<typeof mending> => ({
  name: `planning.${what}`,
  params: mending,
  run: async (handle, { schemeId, rounds }) => {
    const read = await handle.transaction((ctx) => readMending(ctx, schemeId, what))
    const task = { ...read, names: [`${read.names[0]!}${what === 'repair' ? '（修整）' : '（纳入）'}`.slice(-60)] }
    await handle.progress(0, 100)
    const plans = await drawTask(handle, task, { what, rounds, count: 1 })
    await handle.checkCancelled()
    return handle.transaction((ctx) => keepDrawn(ctx, task, plans, 'keepDrawn'))
  },
})
/** Makes a hand-drawn scheme legal with the fewest moves, as a new alternative. */
export const repairJob = mend('repair')
/** Puts unassigned units into communities with the least disruption, as a new alternative. */
export const includeJob = mend('include')

const proposing = z.object({ caseId: z.uuid() })
/** Proposes where the new units of a case belong, with the least disruption, as a scheme of the case. */
export const proposeJob: Job<typeof proposing> = {
  name: 'planning.propose',
  params: proposing,
  run: async (handle, { caseId }) => {
    const task = await handle.transaction((ctx) => readProposal(ctx, caseId))
    if (!task) return { schemeIds: [] }
    await handle.progress(0, 100)
    const plans = await drawTask(handle, task, { what: 'include', rounds: 3, count: 1 })
    return handle.transaction(async (ctx) => {
      await dropOldProposals(ctx, caseId)
      return keepDrawn(ctx, task, plans, 'keepDrawn')
    })
  },
}

const taking = z.object({ areaId: z.uuid(), on: day })
/** Makes residential units of compounds, a hundred at a time. */
export const takeCompoundsJob: Job<typeof taking> = {
  name: 'planning.takeCompounds',
  params: taking,
  run: (handle, { areaId, on }) => takeAll(handle, areaId, on),
}
