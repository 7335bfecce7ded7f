import { FileTextOutlined, OrderedListOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/policies',
    title: 'policies:pages.list',
    permission: 'policies.view',
    nav: { group: 'law', icon: FileTextOutlined, order: 1 },
    page: () => import('./Library.tsx'),
  },
  {
    path: '/policies/search',
    title: 'policies:pages.search',
    permission: 'policies.view',
    page: () => import('./Search.tsx'),
  },
  {
    path: '/policies/import',
    title: 'policies:pages.import',
    permission: 'policies.manage',
    page: () => import('./Import.tsx'),
  },
  {
    path: '/policies/compare',
    title: 'policies:pages.compare',
    permission: 'policies.view',
    page: () => import('./Compare.tsx'),
  },
  {
    path: '/policies/$id',
    title: 'policies:pages.policy',
    permission: 'policies.view',
    page: () => import('./Policy.tsx'),
  },
  {
    path: '/rule-sets',
    title: 'policies:pages.ruleSets',
    permission: 'policies.view',
    nav: { group: 'law', icon: OrderedListOutlined, order: 2 },
    page: () => import('./RuleSets.tsx'),
  },
  {
    path: '/rule-sets/new',
    title: 'policies:pages.newSet',
    permission: 'policies.manage',
    page: () => import('./NewSet.tsx'),
  },
  {
    path: '/rule-sets/$id',
    title: 'policies:pages.setRule',
    permission: 'policies.manage',
    page: () => import('./Pack.tsx'),
  },
]

export const startCards: StartCard[] = [
  {
    key: 'policies.law',
    title: 'policies:card.title',
    permission: 'policies.view',
    roles: ['resident', 'unitDelegate', 'counterClerk', 'communityWorker'],
    wide: true,
    order: 60,
    card: () => import('./LawCard.tsx'),
  },
]

export const palette: PaletteSource[] = [
  {
    key: 'policies',
    title: 'policies:palette',
    permission: 'policies.view',
    search: async (text) => (await import('./palette.ts')).search(text),
  },
]
