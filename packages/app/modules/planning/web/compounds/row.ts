import type { OnWire } from '#web/api.ts'
import type { CompoundView } from '../../contract/compounds.ts'

/** A compound as the page has it. */
export type Row = OnWire<CompoundView>
