import type { Mirror } from '#shared/texts.ts'
import type zh from './rights.zh-CN.ts'

export default {
  view: 'See items, places and cases',
  catalogue: 'Keep the catalogue of services',
  network: 'Keep the places of the network',
  admit: 'Admit or refuse work handed down',
  intake: 'Take in cases',
  handle: 'Handle cases',
  dispatch: 'Dispatch and transfer cases',
  check: 'Check what was done',
  special: 'See and handle special-care cases',
  hall: 'Call numbers and serve at counters',
  settings: 'Set clocks, routes and holidays',
  enrol: 'Check identities and give out codes',
  own: 'Do business of one’s own, family or unit',
} satisfies Mirror<typeof zh>
