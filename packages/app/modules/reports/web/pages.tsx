import { FileTextOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/reports',
    title: 'reports:pages.list',
    permission: 'reports.view',
    nav: { group: 'figures', icon: FileTextOutlined, order: 3 },
    page: () => import('./List.tsx'),
  },
  {
    path: '/reports/preview',
    title: 'reports:pages.preview',
    permission: 'reports.view',
    page: () => import('./Preview.tsx'),
  },
  {
    path: '/reports/$id',
    title: 'reports:pages.report',
    permission: 'reports.view',
    page: () => import('./one/Report.tsx'),
  },
  {
    path: '/reports/$id/compare',
    title: 'reports:pages.compare',
    permission: 'reports.view',
    page: () => import('./one/Compare.tsx'),
  },
]

export const startCards: StartCard[] = [
  {
    key: 'reports.latest',
    title: 'reports:cards.latest',
    permission: 'reports.view',
    roles: ['cityOfficer', 'countyOfficer', 'subdistrictOfficer'],
    wide: true,
    order: 40,
    card: () => import('./LatestCard.tsx'),
  },
]

export const palette: PaletteSource[] = [
  {
    key: 'reports',
    title: 'reports:palette',
    permission: 'reports.view',
    search: async (text) => (await import('./palette.ts')).search(text),
  },
]
