import { FileAddOutlined } from '@ant-design/icons'
import type { PageDef } from '#web/pages.ts'

/** The pages of the import of ledgers. */
export const ledgerPages: PageDef[] = [
  {
    path: '/ledgers',
    title: 'registers:ledger.title',
    permission: 'registers.import',
    nav: { group: 'people', icon: FileAddOutlined, order: 20 },
    page: () => import('./Ledgers.tsx'),
  },
  {
    path: '/ledgers/new',
    title: 'registers:ledger.new',
    permission: 'registers.import',
    page: () => import('./NewLedger.tsx'),
  },
  {
    path: '/ledgers/$id',
    title: 'registers:ledger.title',
    permission: 'registers.import',
    page: () => import('./LedgerPage.tsx'),
  },
]
