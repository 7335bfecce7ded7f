import { CustomerServiceOutlined, SmileOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** The hall. */
export const hall: ModulePages = {
  pages: [
    {
      path: '/services/hall',
      title: 'services:pages.halls',
      permission: 'services.hall',
      nav: { group: 'service', icon: CustomerServiceOutlined, order: 10 },
      page: () => import('../hall/Halls.tsx'),
    },
    {
      path: '/services/hall/$id',
      title: 'services:pages.hall',
      permission: 'services.hall',
      page: () => import('../hall/Hall.tsx'),
    },
    {
      path: '/services/hall/$id/day',
      title: 'services:pages.hallDay',
      permission: 'services.hall',
      page: () => import('../hall/Day.tsx'),
    },
    {
      path: '/services/hall/$id/papers',
      title: 'services:pages.hallPapers',
      permission: 'services.hall',
      page: () => import('../hall/Papers.tsx'),
    },
    {
      path: '/services/hall/$id/settings',
      title: 'services:pages.hallSettings',
      permission: 'services.network',
      page: () => import('../hall/Settings.tsx'),
    },
    {
      path: '/services/ratings',
      title: 'services:pages.ratings',
      permission: 'services.hall',
      nav: { group: 'service', icon: SmileOutlined, order: 40 },
      page: () => import('../hall/Ratings.tsx'),
    },
  ],
  startCards: [],
  palette: [],
}
