import type { PublicPageDef } from '#web/pages.ts'

export const publicPages: PublicPageDef[] = [
  {
    path: '/public/affairs',
    title: 'meetings:public.title',
    nav: { about: 'meetings:public.about', order: 15 },
    page: () => import('./public/Affairs.tsx'),
  },
  { path: '/public/affairs/$id', title: 'meetings:public.publication', page: () => import('./public/Publication.tsx') },
  { path: '/public/meetings/$id', title: 'meetings:public.meeting', page: () => import('./public/Meeting.tsx') },
  { path: '/public/resolutions/$id', title: 'meetings:public.resolution', page: () => import('./public/Resolution.tsx') }, // prettier-ignore
  { path: '/public/voices/$id/$token', title: 'meetings:public.voice', page: () => import('./public/Voice.tsx') },
  { path: '/public/checkin/$id', title: 'meetings:public.checkIn', page: () => import('./public/CheckIn.tsx') },
]
