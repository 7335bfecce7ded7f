import { AuditOutlined, TeamOutlined } from '@ant-design/icons'
import type { PageDef } from '#web/pages.ts'

export const pages: PageDef[] = [
  { path: '/account', title: 'accounts:pages.mine', permission: 'session', page: () => import('./MyAccount.tsx') },
  {
    path: '/accounts',
    title: 'accounts:pages.list',
    permission: 'accounts.read',
    nav: { group: 'house', icon: TeamOutlined, order: 1 },
    page: () => import('./AccountList.tsx'),
  },
  {
    path: '/accounts/new',
    title: 'accounts:pages.new',
    permission: 'accounts.manage',
    page: () => import('./NewAccount.tsx'),
  },
  {
    path: '/accounts/$id',
    title: 'accounts:pages.account',
    permission: 'accounts.read',
    page: () => import('./AccountPage.tsx'),
  },
  {
    path: '/audit',
    title: 'accounts:pages.audit',
    permission: 'accounts.readAudit',
    nav: { group: 'house', icon: AuditOutlined, order: 2 },
    page: () => import('./Audit.tsx'),
  },
]
