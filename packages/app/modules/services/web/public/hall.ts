import type { PublicPageDef } from '#web/pages.ts'

/** Pages of the hall's devices, reached by their secret addresses, and a number's own page. */
export const hallPages: PublicPageDef[] = [
  {
    path: '/public/hall/kiosk/$token',
    title: 'services:public.hall.kiosk',
    bare: true,
    page: () => import('./hall/Kiosk.tsx'),
  },
  {
    path: '/public/hall/screen/$token',
    title: 'services:public.hall.screen',
    bare: true,
    page: () => import('./hall/Screen.tsx'),
  },
  { path: '/public/hall/take/$token', title: 'services:public.hall.take', page: () => import('./hall/Take.tsx') },
  {
    path: '/public/hall/number/$id/$token',
    title: 'services:public.hall.number',
    page: () => import('./hall/Number.tsx'),
  },
]
