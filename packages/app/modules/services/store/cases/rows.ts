import type { Selectable } from 'kysely'
import type { Database } from '#server/db/schema.gen.ts'
import type { Channel, Nature, Urgency } from '../../contract/base.ts'
import type { CaseState, HolderRole } from '../../contract/cases/base.ts'
import type { Left } from '../../rules/cases/clocks.ts'

type Row = Selectable<Database['serviceCase']>
/** A case as it is kept. */
export type CaseRow = Omit<
  Row,
  'state' | 'stateBefore' | 'nature' | 'channel' | 'urgency' | 'holderRole' | 'stepLeft'
> & {
  state: CaseState
  stateBefore: CaseState | null
  nature: Nature
  channel: Channel
  urgency: Urgency
  holderRole: HolderRole
  stepLeft: Left | null
}
/** Who has a case: an area's role, or one person of it. */
export interface Holder {
  holderAreaId: string
  holderRole: HolderRole
  holderId: string | null
  holderName: string | null
}
export const holderOf = ({ holderAreaId, holderRole, holderId, holderName }: Holder): Holder => ({
  holderAreaId, holderRole, holderId, holderName,
}) // prettier-ignore
