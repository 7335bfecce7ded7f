export * from './base.ts'
export * from './counters.ts'
export * from './devices.ts'
export * from './tickets.ts'
