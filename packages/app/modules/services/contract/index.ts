export * from './base.ts'
export * from './figures.ts'
