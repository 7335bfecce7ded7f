/** One interface to tell people of things: on the page, by e-mail, by web push; SMS goes to the log. */
export { notify, type Notice } from './write.ts'
export { deliverDue } from './deliver.ts'
export { startNotify, transportsOf } from './start.ts'
export { NotDeliverable, type Message, type Transport, type Transports } from './types.ts'
