import type { Answer } from '#web/api.ts'
import type { getHousehold } from '../../contract/index.ts'

export interface ActProps {
  household: Answer<typeof getHousehold>
  done: () => void
  /** Ends at another household than the one begun with. */
  goTo: (id: string) => void
}
