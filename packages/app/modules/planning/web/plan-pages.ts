import { BlockOutlined } from '@ant-design/icons'
import type { PageDef } from '#web/pages.ts'

/** Pages where people plan. */
export const planPages: PageDef[] = [
  {
    path: '/planning',
    title: 'planning:pages.cases',
    permission: 'planning.view',
    nav: { group: 'place', icon: BlockOutlined, order: 5 },
    page: () => import('./cases/Cases.tsx'),
  },
  {
    path: '/planning/coverage',
    title: 'planning:pages.coverage',
    permission: 'planning.view',
    page: () => import('./cases/Coverage.tsx'),
  },
  {
    path: '/planning/cases/new',
    title: 'planning:commands.openCase',
    permission: 'planning.draw',
    page: () => import('./cases/NewCase.tsx'),
  },
  {
    path: '/planning/cases/$id',
    title: 'planning:pages.case',
    permission: 'planning.view',
    page: () => import('./cases/Case.tsx'),
  },
  {
    path: '/planning/schemes/$id',
    title: 'planning:pages.table',
    permission: 'planning.view',
    page: () => import('./table/Table.tsx'),
  },
  {
    path: '/planning/schemes/$id/compare',
    title: 'planning:pages.compare',
    permission: 'planning.view',
    page: () => import('./cases/Compare.tsx'),
  },
]
