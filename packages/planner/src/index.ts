export * from './types.ts'
export { adjacencyOf, componentsOf, contactsOf, entryOf, type Contacts } from './adjacency.ts'
export { check, type Breach, type Check } from './check.ts'
export { exceptions } from './exceptions.ts'
