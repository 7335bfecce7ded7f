import type { CallInput } from '#web/api.ts'
import type { uploadCompounds } from '../../contract/compounds.ts'

/** What a person says of a list before it is kept. */
export type ListDraft = Pick<CallInput<typeof uploadCompounds>['query'], 'areaId' | 'crs' | 'source'> & {
  columns: string
}
