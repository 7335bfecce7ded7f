import type { Module } from '#server/module.ts'
import { kitModule } from '#server/kit-module.ts'

/** The modules of the house, lower ones first. */
export const modules: readonly Module[] = [kitModule]
