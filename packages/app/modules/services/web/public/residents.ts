import type { PublicPageDef } from '#web/pages.ts'

export const residentsPages: PublicPageDef[] = []
