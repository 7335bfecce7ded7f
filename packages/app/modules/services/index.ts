/** What other modules may use of the services. */
export { channels, natures, type Channel, type Nature } from './contract/base.ts'
