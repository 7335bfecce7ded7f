import { firstSheet } from '#server/sheets/index.ts'
import { AppError } from '#shared/errors.ts'
import { LIST_BYTES } from '../contract/compounds.ts'
import { columnsOf, columnsSaid, readCompounds, type Columns, type CompoundFault, type CompoundRow } from '../rules/compounds.ts' // prettier-ignore

export interface ListFile {
  path: string
  name: string
  bytes: number
}
export interface CompoundList {
  header: string[]
  body: string[][]
  columns: Columns
  /** Empty where no column holds names. */
  compounds: CompoundRow[]
  faults: CompoundFault[]
}
const MOST = 20_000

/**
 * Reads a list of compounds from its first sheet.
 * @param said which column holds what, where a person said so
 * @throws AppError `planning.compoundsLarge`, `planning.compoundsTooMany`, and what the sheets kit refuses
 */
export async function listOf(file: ListFile, said?: string): Promise<CompoundList> {
  if (file.bytes > LIST_BYTES)
    throw new AppError('planning.compoundsLarge', 413, { megabytes: Math.ceil(file.bytes / 2 ** 20), most: LIST_BYTES / 2 ** 20 }, 'file') // prettier-ignore
  const [header = [], ...body] = await firstSheet(file)
  if (body.length > MOST)
    throw new AppError('planning.compoundsTooMany', 413, { rows: body.length, most: MOST }, 'file')
  const columns = said ? columnsSaid(said) : columnsOf(header)
  const { compounds, faults } = columns.has('name') ? readCompounds(body, columns) : { compounds: [], faults: [] }
  return { header, body, columns, compounds, faults }
}
