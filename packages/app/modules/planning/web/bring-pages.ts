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
  {
    path: '/planning/compounds',
    title: 'planning:pages.compounds',
    permission: 'planning.view',
    page: () => import('./compounds/Compounds.tsx'),
  },
  {
    path: '/planning/compounds/new',
    title: 'planning:pages.newCompounds',
    permission: 'planning.draw',
    page: () => import('./compounds/NewCompounds.tsx'),
  },
  {
    path: '/planning/cases/$id/oversize',
    title: 'planning:pages.oversize',
    permission: 'planning.view',
    page: () => import('./split/Oversize.tsx'),
  },
  {
    path: '/planning/cases/$id/split/$unit',
    title: 'planning:pages.split',
    permission: 'planning.draw',
    page: () => import('./split/Split.tsx'),
  },
  {
    path: '/planning/schemes/$id/assignment',
    title: 'planning:pages.assignment',
    permission: 'planning.draw',
    page: () => import('./cases/Assignment.tsx'),
  },
  {
    path: '/planning/settings',
    title: 'planning:pages.settings',
    permission: 'planning.view',
    page: () => import('./cases/Settings.tsx'),
  },
]
