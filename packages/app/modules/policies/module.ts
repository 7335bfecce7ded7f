import { roles } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { reasons } from './errors.ts'
import { routes } from './routes.ts'
import { ensureShipped } from './shipped.ts'
import { tables } from './tables.ts'
import { verify } from './verify.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

export const policies: Module = {
  name: 'policies',
  imports: [],
  routes,
  permissions: { 'policies.view': roles, 'policies.manage': ['cityOfficer'] },
  tables,
  errors: reasons,
  prepare: ensureShipped,
  verify,
  texts: { 'zh-CN': zh, en },
}
