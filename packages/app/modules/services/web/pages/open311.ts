import { ApiOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** Open311 GeoReport v2. */
export const open311: ModulePages = {
  pages: [
    {
      path: '/services/open311',
      title: 'services:pages.open311',
      permission: 'services.settings',
      nav: { group: 'service', icon: ApiOutlined, order: 90 },
      page: () => import('../open311/Keys.tsx'),
    },
  ],
}
