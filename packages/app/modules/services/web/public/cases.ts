import type { PublicPageDef } from '#web/pages.ts'

/** The address in the QR code of a finished paper. */
export const casesPages: PublicPageDef[] = [
  { path: '/public/papers/$code', title: 'services:public.cases.verify', page: () => import('./cases/Verify.tsx') },
]
