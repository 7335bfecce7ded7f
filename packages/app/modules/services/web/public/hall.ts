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
  {
    path: '/public/hall/pad/$token',
    title: 'services:public.hall.pad',
    bare: true,
    page: () => import('./hall/Pad.tsx'),
  },
  { path: '/public/hall/book/$id', title: 'services:public.hall.book', page: () => import('./hall/Book.tsx') },
  {
    path: '/public/hall/appointment/$id/$token',
    title: 'services:public.hall.appointment',
    page: () => import('./hall/Appointment.tsx'),
  },
  { path: '/public/hall/told/$id/$token', title: 'services:public.hall.told', page: () => import('./hall/Told.tsx') },
  {
    path: '/public/hall/results',
    title: 'services:public.hall.results',
    nav: { about: 'services:public.hall.resultsNav', order: 30 },
    page: () => import('./hall/Results.tsx'),
  },
]
