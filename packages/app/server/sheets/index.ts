export { readSheets, kindOf } from './read.ts'
export { firstSheet } from './first.ts'
export { readCsvBlocks, csvShape, sampleOf, type CsvBlock, type CsvShape } from './csv.ts'
export { writeXlsx, type SheetColumn } from './write-xlsx.ts'
export { writeCsv, csvCell } from './write-csv.ts'
export { sheetErrors } from './errors.ts'
export {
  cellName,
  cellText,
  sheetLimits,
  type Cell,
  type Merge,
  type Sheet,
  type SheetLimits,
  type Workbook,
} from './types.ts'
