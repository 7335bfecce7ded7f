import { AuditOutlined } from '@ant-design/icons'
import type { PageDef, StartCard } from '#web/pages.ts'

/** Pages of approval and of coming into force. */
export const actPages: PageDef[] = [
  {
    path: '/planning/acts',
    title: 'planning:pages.acts',
    permission: 'planning.view',
    nav: { group: 'place', icon: AuditOutlined, order: 6 },
    page: () => import('./acts/Acts.tsx'),
  },
  {
    path: '/planning/acts/new',
    title: 'planning:pages.newAct',
    permission: 'planning.propose',
    page: () => import('./acts/NewAct.tsx'),
  },
  {
    path: '/planning/acts/$id',
    title: 'planning:pages.act',
    permission: 'planning.view',
    page: () => import('./acts/Act.tsx'),
  },
  {
    path: '/planning/acts/$id/edit',
    title: 'planning:commands.editAct',
    permission: 'planning.propose',
    page: () => import('./acts/EditAct.tsx'),
  },
]
export const actCards: StartCard[] = [
  {
    key: 'planning.waiting',
    title: 'planning:acts.waiting',
    permission: 'planning.approve',
    order: 15,
    card: () => import('./acts/WaitingCard.tsx'),
  },
]
