import { officers } from '#shared/roles.ts'
import type { Module } from '#server/module.ts'
import { errors } from './errors.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './tables.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

/** Who may come in, under which post, and what the trail says they did. */
export const accounts: Module = {
  name: 'accounts',
  imports: [],
  routes,
  permissions: {
    'accounts.read': ['securityAdmin', 'auditAdmin', ...officers],
    'accounts.manage': ['securityAdmin', ...officers],
    'accounts.policy': ['securityAdmin'],
    'accounts.readAudit': ['auditAdmin'],
  },
  tables,
  errors,
  reactions,
  texts: { 'zh-CN': zh, en },
}
