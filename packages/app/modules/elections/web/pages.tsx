import { CheckSquareOutlined } from '@ant-design/icons'
import type { PageDef, StartCard } from '#web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/elections',
    title: 'elections:pages.list',
    permission: 'elections.view',
    nav: { group: 'govern', icon: CheckSquareOutlined, order: 20 },
    page: () => import('./Elections.tsx'),
  },
  {
    path: '/elections/new',
    title: 'elections:pages.plan',
    permission: 'elections.run',
    page: () => import('./NewElection.tsx'),
  },
  {
    path: '/elections/$id',
    title: 'elections:pages.election',
    permission: 'elections.view',
    page: () => import('./Election.tsx'),
  },
  {
    path: '/elections/$id/plan',
    title: 'elections:plan.change',
    permission: 'elections.run',
    page: () => import('./ChangePlan.tsx'),
  },
  {
    path: '/elections/$id/voters',
    title: 'elections:pages.voters',
    permission: 'elections.view',
    page: () => import('./Voters.tsx'),
  },
  {
    path: '/elections/$id/voting',
    title: 'elections:pages.voting',
    permission: 'elections.view',
    page: () => import('./Voting.tsx'),
  },
  {
    path: '/elections/$id/count',
    title: 'elections:pages.count',
    permission: 'elections.view',
    page: () => import('./Count.tsx'),
  },
  {
    path: '/elections/$id/scans',
    title: 'elections:pages.scans',
    permission: 'elections.count',
    page: () => import('./Scans.tsx'),
  },
  {
    path: '/elections/$id/count/$batchId',
    title: 'elections:pages.batch',
    permission: 'elections.count',
    page: () => import('./Batch.tsx'),
  },
]

export const startCards: StartCard[] = [
  { key: 'elections.next', title: 'elections:card.title', permission: 'elections.run', order: 31, card: () => import('./NextCard.tsx') },
] // prettier-ignore
