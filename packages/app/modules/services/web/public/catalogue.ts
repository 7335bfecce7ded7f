import type { PublicPageDef } from '#web/pages.ts'

export const cataloguePages: PublicPageDef[] = []
