export * from './base.ts'
export * from './cases.ts'
export * from './problems.ts'
export * from './schemes.ts'
