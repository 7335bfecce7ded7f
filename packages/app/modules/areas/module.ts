import type { Module } from '#server/module.ts'
import { officers, roles } from '#shared/roles.ts'
import { bringIntoForce } from './commands/acts.ts'
import { ensureLineage } from './commands/lineage.ts'
import { actWorkflow } from './contract/acts.ts'
import { errors } from './errors.ts'
import { indicators } from './indicators.ts'
import { compareJob, takeJob } from './jobs.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** The dated tree of areas: releases, acts, outlines, planning areas. */
export const areas: Module = {
  name: 'areas',
  imports: [],
  routes,
  permissions: {
    'areas.view': roles,
    'areas.import': ['cityOfficer', 'countyOfficer'],
    'areas.propose': [...officers, 'communityWorker'],
    'areas.approve': officers,
    'areas.draw': officers,
    'areas.plan': ['cityOfficer', 'countyOfficer'],
  },
  tables,
  errors,
  workflows: [actWorkflow],
  jobs: [compareJob, takeJob],
  indicators,
  prepare: async (ctx) => {
    await ensureLineage(ctx)
    await bringIntoForce(ctx)
  },
  texts: { 'zh-CN': zh, en },
}
