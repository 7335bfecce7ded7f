import type { PublicPageDef } from '#web/pages.ts'

export const casesPages: PublicPageDef[] = []
