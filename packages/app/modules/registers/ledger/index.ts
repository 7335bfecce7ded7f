import { checkLedgerJob } from './jobs/check.ts'
import { takeLedgerJob } from './jobs/take.ts'

/** What the import of ledgers brings to the registers' manifest. */
export const ledgerJobs = [checkLedgerJob, takeLedgerJob]
export { ledgerRoutes } from './routes.ts'
export { ledgerErrors } from './errors.ts'
export { ledgerTables } from './tables.ts'
export { forgetOldLedgers } from './forget.ts'
