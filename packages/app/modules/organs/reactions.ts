import type { Reaction } from '#server/module.ts'
import { settleArea } from './commands/coverage.ts'
import { areasChanged, areasWithdrawn, inForce } from './commands/follow-areas.ts'
import { peopleMoved } from './commands/follow-people.ts'

export const reactions: Reaction[] = [
  { on: 'organs.changed', run: (ctx, { areaId }: { areaId: string }) => settleArea(ctx, areaId) },
  { on: 'registers.moved', run: peopleMoved },
  { on: 'areas.changed', run: areasChanged },
  { on: 'areas.withdrawn', run: areasWithdrawn },
  { on: 'planning.inForce', run: inForce },
]
