import { IdcardOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** What residents and units do for themselves: here, the workers' side of it. */
export const residents: ModulePages = {
  pages: [
    {
      path: '/services/residents',
      title: 'services:pages.members',
      permission: 'services.enrol',
      nav: { group: 'service', icon: IdcardOutlined, order: 60 },
      page: () => import('../residents/Members.tsx'),
    },
    {
      path: '/services/residents/codes',
      title: 'services:residents.codes',
      permission: 'services.enrol',
      page: () => import('../residents/Codes.tsx'),
    },
  ],
  startCards: [],
  palette: [],
}
