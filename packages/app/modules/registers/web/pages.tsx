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
const write = 'registers.write'

/** A page; in the navigation where it has a place there. */
const page = (
  path: string,
  title: string,
  permission: string,
  load: PageDef['page'],
  nav?: PageDef['nav'],
): PageDef => ({
  path,
  title: `registers:pages.${title}`,
  permission,
  page: load,
  ...(nav && { nav }),
})
const inNav = (order: number, icon: NonNullable<PageDef['nav']>['icon']) => ({ group: 'people' as const, icon, order })

export const pages: PageDef[] = [
  page('/people', 'people', read, () => import('./people/People.tsx'), inNav(1, TeamOutlined)),
  page('/people/$id', 'person', read, () => import('./people/Person.tsx')),
  page('/people/$id/act/$act', 'act', read, () => import('./people/Act.tsx')),
  page('/households', 'households', read, () => import('./households/Households.tsx'), inNav(2, HomeOutlined)),
  page('/households/new', 'newHousehold', write, () => import('./households/NewHousehold.tsx')),
  page('/households/$id', 'household', read, () => import('./households/Household.tsx')),
  page('/households/$id/act/$act', 'act', read, () => import('./households/Act.tsx')),
  page('/units', 'units', read, () => import('./units/Units.tsx'), inNav(3, BankOutlined)),
  page('/units/new', 'newUnit', 'registers.units', () => import('./units/NewUnit.tsx')),
  page('/units/$id', 'unit', read, () => import('./units/Unit.tsx')),
  page('/units/$id/act/$act', 'act', 'registers.units', () => import('./units/Act.tsx')),
  page('/units/$id/buildings/new', 'newBuilding', write, () => import('./units/NewBuilding.tsx')),
  page('/buildings/$id', 'building', read, () => import('./units/Building.tsx')),
  page('/buildings/$id/dwellings/new', 'newDwellings', write, () => import('./units/NewDwellings.tsx')),
  page('/dwellings/new', 'newDwelling', write, () => import('./units/NewDwelling.tsx')),
  page('/dwellings', 'dwelling', read, () => import('./units/Dwellings.tsx')),
  page('/dwellings/$id', 'dwelling', read, () => import('./units/Dwelling.tsx')),
  page('/blind-spots', 'blindSpots', read, () => import('./units/BlindSpots.tsx'), inNav(4, AlertOutlined)),
  page('/local-units', 'localUnits', read, () => import('./care/LocalUnits.tsx'), inNav(5, ShopOutlined)),
  page('/local-units/new', 'newLocalUnit', write, () => import('./care/NewLocalUnit.tsx')),
  page('/special-lists', 'lists', read, () => import('./care/Lists.tsx'), inNav(6, ProfileOutlined)),
  page('/special-lists/new', 'newList', 'registers.lists', () => import('./care/NewList.tsx')),
  page('/special-lists/$id', 'list', read, () => import('./care/Entries.tsx')),
  page('/duplicates', 'duplicates', read, () => import('./care/Duplicates.tsx'), inNav(7, CopyOutlined)),
  page('/correction-requests', 'requests', read, () => import('./care/Requests.tsx'), inNav(8, EditOutlined)),
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
