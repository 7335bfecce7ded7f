import { BarChartOutlined, DatabaseOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/indicators',
    title: 'indicators:pages.board',
    permission: 'indicators.view',
    nav: { group: 'figures', icon: BarChartOutlined, order: 1 },
    page: () => import('./Board.tsx'),
  },
  {
    path: '/indicators/$key',
    title: 'indicators:pages.indicator',
    permission: 'indicators.view',
    page: () => import('./one/Page.tsx'),
  },
  {
    path: '/indicators/$key/definition',
    title: 'indicators:pages.definition',
    permission: 'indicators.view',
    page: () => import('./Definition.tsx'),
  },
  {
    path: '/indicator-definitions/new',
    title: 'indicators:pages.define',
    permission: 'indicators.define',
    page: () => import('./define/New.tsx'),
  },
  {
    path: '/indicator-definitions/$key',
    title: 'indicators:pages.define',
    permission: 'indicators.define',
    page: () => import('./define/New.tsx'),
  },
  {
    path: '/reported-figures',
    title: 'indicators:pages.figures',
    permission: 'indicators.view',
    nav: { group: 'figures', icon: DatabaseOutlined, order: 2 },
    page: () => import('./figures/List.tsx'),
  },
  {
    path: '/reported-figures/new',
    title: 'indicators:pages.report',
    permission: 'indicators.report',
    page: () => import('./figures/New.tsx'),
  },
  {
    path: '/reported-figures/import',
    title: 'indicators:pages.import',
    permission: 'indicators.report',
    page: () => import('./figures/Import.tsx'),
  },
  {
    path: '/reported-figures/$id',
    title: 'indicators:pages.figure',
    permission: 'indicators.view',
    page: () => import('./figures/One.tsx'),
  },
]

export const startCards: StartCard[] = [
  {
    key: 'indicators.board',
    title: 'indicators:cards.board',
    permission: 'indicators.view',
    wide: true,
    order: 8,
    card: () => import('./BoardCard.tsx'),
  },
]

export const palette: PaletteSource[] = [
  {
    key: 'indicators',
    title: 'indicators:palette',
    permission: 'indicators.view',
    search: async (text) => (await import('./palette.ts')).search(text),
  },
]
