import { FundOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** Rates, kinds by month, and how long open cases have waited. */
export const figures: ModulePages = {
  pages: [
    {
      path: '/services/figures',
      title: 'services:pages.figures',
      permission: 'services.view',
      nav: { group: 'service', icon: FundOutlined, order: 60 },
      page: () => import('../figures/Figures.tsx'),
    },
  ],
}
