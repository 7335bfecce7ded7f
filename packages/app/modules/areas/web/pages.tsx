import { ApartmentOutlined, BlockOutlined, BorderOuterOutlined, SwapOutlined, UploadOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/areas',
    title: 'areas:pages.tree',
    permission: 'areas.view',
    nav: { group: 'place', icon: ApartmentOutlined, order: 1 },
    page: () => import('./Browser.tsx'),
  },
  { path: '/areas/list', title: 'areas:pages.list', permission: 'areas.view', page: () => import('./AreaList.tsx') },
  {
    path: '/areas/acts',
    title: 'areas:pages.acts',
    permission: 'areas.view',
    nav: { group: 'place', icon: SwapOutlined, order: 2 },
    page: () => import('./acts/Acts.tsx'),
  },
  {
    path: '/areas/acts/new',
    title: 'areas:pages.newAct',
    permission: 'areas.propose',
    page: () => import('./acts/NewAct.tsx'),
  },
  {
    path: '/areas/acts/$id/edit',
    title: 'areas:pages.editAct',
    permission: 'areas.propose',
    page: () => import('./acts/EditAct.tsx'),
  },
  { path: '/areas/acts/$id', title: 'areas:pages.act', permission: 'areas.view', page: () => import('./acts/Act.tsx') },
  {
    path: '/areas/planning',
    title: 'areas:pages.planning',
    permission: 'areas.view',
    nav: { group: 'place', icon: BlockOutlined, order: 3 },
    page: () => import('./planning/Planning.tsx'),
  },
  {
    path: '/areas/planning/new',
    title: 'areas:pages.newPlanning',
    permission: 'areas.plan',
    page: () => import('./planning/NewPlanning.tsx'),
  },
  {
    path: '/areas/planning/$id',
    title: 'areas:pages.planningArea',
    permission: 'areas.view',
    page: () => import('./planning/PlanningArea.tsx'),
  },
  {
    path: '/areas/boundaries',
    title: 'areas:pages.boundaries',
    permission: 'areas.draw',
    nav: { group: 'place', icon: BorderOuterOutlined, order: 4 },
    page: () => import('./Boundaries.tsx'),
  },
  {
    path: '/areas/releases',
    title: 'areas:pages.releases',
    permission: 'areas.import',
    nav: { group: 'place', icon: UploadOutlined, order: 5 },
    page: () => import('./releases/Releases.tsx'),
  },
  {
    path: '/areas/releases/$id',
    title: 'areas:pages.release',
    permission: 'areas.import',
    page: () => import('./releases/Release.tsx'),
  },
  { path: '/areas/$id', title: 'areas:pages.area', permission: 'areas.view', page: () => import('./AreaPage.tsx') },
]

export const startCards: StartCard[] = [
  {
    key: 'areas.counts',
    title: 'areas:cards.counts',
    permission: 'areas.view',
    roles: ['cityOfficer', 'countyOfficer', 'subdistrictOfficer'],
    order: 10,
    card: () => import('./CountsCard.tsx'),
  },
  {
    key: 'areas.waiting',
    title: 'areas:cards.waiting',
    permission: 'areas.approve',
    order: 20,
    card: () => import('./acts/WaitingCard.tsx'),
  },
]

export const palette: PaletteSource[] = [
  {
    key: 'areas',
    title: 'areas:palette',
    permission: 'areas.view',
    search: async (text) => (await import('./palette.ts')).search(text),
  },
]
