import { AuditOutlined, FileProtectOutlined, PartitionOutlined, SwapOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'

const view = 'organs.view'
const govern = (order: number, icon: NonNullable<PageDef['nav']>['icon']) => ({ group: 'govern' as const, icon, order })

export const pages: PageDef[] = [
  { path: '/organs', title: 'organs:pages.bodies', permission: view, nav: govern(1, PartitionOutlined), page: () => import('./bodies/Bodies.tsx') },
  { path: '/organs/new', title: 'organs:commands.foundOrgan', permission: 'organs.found', page: () => import('./bodies/NewBody.tsx') },
  { path: '/organs/import', title: 'organs:commands.takeRoster', permission: 'organs.keep', page: () => import('./roster/Import.tsx') },
  { path: '/organs/ties', title: 'organs:pages.ties', permission: 'organs.keep', page: () => import('./bodies/Ties.tsx') },
  { path: '/organs/body/$areaId/$id', title: 'organs:pages.body', permission: view, page: () => import('./bodies/Body.tsx') },
  { path: '/organs/body/$areaId/$id/term', title: 'organs:commands.beginTerm', permission: 'organs.keep', page: () => import('./bodies/NewTerm.tsx') },
  { path: '/organs/coverage', title: 'organs:pages.coverage', permission: view, nav: govern(2, AuditOutlined), page: () => import('./coverage/Coverage.tsx') },
  { path: '/organs/work', title: 'organs:pages.work', permission: view, page: () => import('./coverage/Work.tsx') },
  { path: '/organs/rules', title: 'organs:pages.rules', permission: view, nav: govern(3, FileProtectOutlined), page: () => import('./institutions/Rules.tsx') },
  { path: '/organs/rules/new', title: 'organs:commands.draftRule', permission: 'organs.rules', page: () => import('./institutions/NewRule.tsx') },
  { path: '/organs/rules/$areaId/$id', title: 'organs:pages.rule', permission: view, page: () => import('./institutions/Rule.tsx') },
  { path: '/organs/handovers', title: 'organs:pages.handovers', permission: view, nav: govern(5, SwapOutlined), page: () => import('./handover/Handovers.tsx') },
  { path: '/organs/handovers/$areaId/$id', title: 'organs:pages.handover', permission: view, page: () => import('./handover/Handover.tsx') },
] // prettier-ignore

export const startCards: StartCard[] = [
  { key: 'organs.work', title: 'organs:pages.work', permission: view, order: 32, card: () => import('./coverage/WorkCard.tsx') },
] // prettier-ignore
export const palette: PaletteSource[] = []
