export * from './base.ts'
export * from './cases.ts'
