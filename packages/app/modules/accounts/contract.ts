export { meContract } from '#shared/me.ts'
export * from './contract/self.ts'
export * from './contract/admin.ts'
export * from './contract/audit.ts'
