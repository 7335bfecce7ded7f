export * from './contract/definitions.ts'
export * from './contract/figures.ts'
export * from './contract/values.ts'
