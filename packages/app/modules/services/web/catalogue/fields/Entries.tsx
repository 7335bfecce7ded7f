export { EntriesField } from '#web/kit/index.ts'
