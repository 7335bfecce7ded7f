import type { PageDef } from '#web/pages.ts'

/** Pages where data for planning is brought in. */
export const bringPages: PageDef[] = [
  {
    path: '/planning/layers',
    title: 'planning:pages.layers',
    permission: 'planning.view',
    page: () => import('./layers/Layers.tsx'),
  },
  {
    path: '/planning/layers/new',
    title: 'planning:pages.newLayer',
    permission: 'planning.draw',
    page: () => import('./layers/NewLayer.tsx'),
  },
  {
    path: '/planning/layers/$id',
    title: 'planning:pages.layer',
    permission: 'planning.view',
    page: () => import('./layers/Layer.tsx'),
  },
]
