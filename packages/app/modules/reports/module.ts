import type { Module } from '#server/module.ts'
import { officers, staff } from '#shared/roles.ts'
import { errors } from './errors.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

export const reports: Module = {
  name: 'reports',
  imports: ['indicators'],
  routes,
  permissions: { 'reports.view': staff, 'reports.issue': officers },
  tables,
  errors,
  texts: { 'zh-CN': zh, en },
}
