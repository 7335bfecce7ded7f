import { FormOutlined, TableOutlined, UserOutlined } from '@ant-design/icons'
import type { PageDef, PaletteSource, StartCard } from '../../packages/app/web/pages.ts'

export const pages: PageDef[] = [
  {
    path: '/lists',
    title: '居民小区',
    permission: 'session',
    nav: { group: 'people', icon: TableOutlined },
    page: () => import('./Lists.tsx'),
  },
  {
    path: '/forms',
    title: '登记小区',
    permission: 'session',
    nav: { group: 'people', icon: FormOutlined },
    page: () => import('./Forms.tsx'),
  },
  {
    path: '/parts',
    title: '居民',
    permission: 'session',
    nav: { group: 'place', icon: UserOutlined },
    page: () => import('./Parts.tsx'),
  },
  { path: '/table', title: '规划图', permission: 'session', page: () => import('./Table.tsx') },
  { path: '/closed', title: '不可见', permission: 'nobody', page: () => import('./Parts.tsx') },
]
export const startCards: StartCard[] = [
  {
    key: 'g',
    title: '今天',
    permission: 'session',
    order: 1,
    card: async () => ({ default: () => <p>没有到期的事项</p> }),
  },
]
export const palette: PaletteSource[] = [
  {
    key: 'g',
    title: '小区',
    permission: 'session',
    search: async (text) => [{ key: '1', title: `${text}小区`, detail: '兰山街道', to: '/parts?thing=1' }],
  },
]
