export * from './base.ts'
export * from './organs.ts'
export * from './party.ts'
export * from './work.ts'
