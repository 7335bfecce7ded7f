import type { Mirror } from '#shared/texts.ts'
import type zh from './network.public.zh-CN.ts'

/** What public pages of this slice say, as `public.network`. */
export default {
  title: 'Places of service',
  sub: 'Where, and when they are open.',
  none: 'No places yet',
  noneText: 'Call your community.',
  open: 'Open',
  closed: 'Closed',
  unknown: 'Hours not known',
  opensAt: 'opens {{at}}',
  lunch: 'Lunch break',
  address: 'Address',
  telephone: 'Telephone',
  hours: 'Hours',
  days: { '1': 'Mon', '2': 'Tue', '3': 'Wed', '4': 'Thu', '5': 'Fri', '6': 'Sat', '7': 'Sun' },
  unknownYear: 'Holidays of {{year}} are not known yet; call before you go.',
  holidays: {
    unsaid: 'Whether it is open on public holidays is not said; call before you go.',
    open: 'Open on public holidays too.',
    closed: 'Closed on public holidays.',
    office: 'Closed on public holidays, open on the weekend days worked instead.',
  },
  off: 'closed',
  own: 'Other hours on',
  offers: 'What is done here',
  noOffers: 'Nothing is entered yet.',
  services: 'Services',
} satisfies Mirror<typeof zh>
