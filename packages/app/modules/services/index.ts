/** What other modules may use of the services. */
export { channels, natures, type Channel, type Nature } from './contract/base.ts'
export { climbOverdue } from './commands/cases/climb.ts'
export { writeCase, type Intake, type Opened } from './commands/cases/open.ts'
