import {
  AlertOutlined,
  BankOutlined,
  CopyOutlined,
  EditOutlined,
  HomeOutlined,
  ProfileOutlined,
  ShopOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '#web/pages.ts'
import { ledgerPages } from './ledger/pages.tsx'

const read = 'registers.read'

export const pages: PageDef[] = [
  {
    path: '/people',
    title: 'registers:pages.people',
    permission: read,
    nav: { group: 'people', icon: TeamOutlined, order: 1 },
    page: () => import('./people/People.tsx'),
  },
  { path: '/people/$id', title: 'registers:pages.person', permission: read, page: () => import('./people/Person.tsx') },
  {
    path: '/people/$id/act/$act',
    title: 'registers:pages.act',
    permission: read,
    page: () => import('./people/Act.tsx'),
  },
  {
    path: '/households',
    title: 'registers:pages.households',
    permission: read,
    nav: { group: 'people', icon: HomeOutlined, order: 2 },
    page: () => import('./households/Households.tsx'),
  },
  {
    path: '/households/new',
    title: 'registers:pages.newHousehold',
    permission: 'registers.write',
    page: () => import('./households/NewHousehold.tsx'),
  },
  {
    path: '/households/$id',
    title: 'registers:pages.household',
    permission: read,
    page: () => import('./households/Household.tsx'),
  },
  {
    path: '/households/$id/act/$act',
    title: 'registers:pages.act',
    permission: read,
    page: () => import('./households/Act.tsx'),
  },
  {
    path: '/units',
    title: 'registers:pages.units',
    permission: read,
    nav: { group: 'people', icon: BankOutlined, order: 3 },
    page: () => import('./units/Units.tsx'),
  },
  {
    path: '/units/new',
    title: 'registers:pages.newUnit',
    permission: 'registers.units',
    page: () => import('./units/NewUnit.tsx'),
  },
  { path: '/units/$id', title: 'registers:pages.unit', permission: read, page: () => import('./units/Unit.tsx') },
  {
    path: '/units/$id/act/$act',
    title: 'registers:pages.act',
    permission: 'registers.units',
    page: () => import('./units/Act.tsx'),
  },
  {
    path: '/units/$id/buildings/new',
    title: 'registers:pages.newBuilding',
    permission: 'registers.write',
    page: () => import('./units/NewBuilding.tsx'),
  },
  {
    path: '/buildings/$id',
    title: 'registers:pages.building',
    permission: read,
    page: () => import('./units/Building.tsx'),
  },
  {
    path: '/buildings/$id/dwellings/new',
    title: 'registers:pages.newDwellings',
    permission: 'registers.write',
    page: () => import('./units/NewDwellings.tsx'),
  },
  {
    path: '/dwellings/new',
    title: 'registers:pages.newDwelling',
    permission: 'registers.write',
    page: () => import('./units/NewDwelling.tsx'),
  },
  {
    path: '/dwellings',
    title: 'registers:pages.dwelling',
    permission: read,
    page: () => import('./units/Dwellings.tsx'),
  },
  {
    path: '/dwellings/$id',
    title: 'registers:pages.dwelling',
    permission: read,
    page: () => import('./units/Dwelling.tsx'),
  },
  {
    path: '/blind-spots',
    title: 'registers:pages.blindSpots',
    permission: read,
    nav: { group: 'people', icon: AlertOutlined, order: 4 },
    page: () => import('./units/BlindSpots.tsx'),
  },
  {
    path: '/local-units',
    title: 'registers:pages.localUnits',
    permission: read,
    nav: { group: 'people', icon: ShopOutlined, order: 5 },
    page: () => import('./care/LocalUnits.tsx'),
  },
  {
    path: '/local-units/new',
    title: 'registers:pages.newLocalUnit',
    permission: 'registers.write',
    page: () => import('./care/NewLocalUnit.tsx'),
  },
  {
    path: '/special-lists',
    title: 'registers:pages.lists',
    permission: read,
    nav: { group: 'people', icon: ProfileOutlined, order: 6 },
    page: () => import('./care/Lists.tsx'),
  },
  {
    path: '/special-lists/new',
    title: 'registers:pages.newList',
    permission: 'registers.lists',
    page: () => import('./care/NewList.tsx'),
  },
  {
    path: '/special-lists/$id',
    title: 'registers:pages.list',
    permission: read,
    page: () => import('./care/Entries.tsx'),
  },
  {
    path: '/duplicates',
    title: 'registers:pages.duplicates',
    permission: read,
    nav: { group: 'people', icon: CopyOutlined, order: 7 },
    page: () => import('./care/Duplicates.tsx'),
  },
  {
    path: '/correction-requests',
    title: 'registers:pages.requests',
    permission: read,
    nav: { group: 'people', icon: EditOutlined, order: 8 },
    page: () => import('./care/Requests.tsx'),
  },
  ...ledgerPages,
]

export const startCards: StartCard[] = [
  {
    key: 'registers.today',
    title: 'registers:cards.today',
    permission: read,
    order: 5,
    card: () => import('./TodayCard.tsx'),
  },
]

export const palette: PaletteSource[] = [
  {
    key: 'registers',
    title: 'registers:palette',
    permission: read,
    search: async (text) => (await import('./palette.ts')).search(text),
  },
]
