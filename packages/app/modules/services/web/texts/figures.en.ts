import type { Mirror } from '#shared/texts.ts'
import type zh from './figures.zh-CN.ts'

const parts = {
  nature: {
    consult: 'Questions',
    help: 'Help',
    complaint: 'Complaints',
    report: 'Reports',
    suggestion: 'Suggestions',
    thanks: 'Thanks',
    apply: 'Applications',
  },
  channel: {
    counter: 'Counter',
    hotline: 'Hotline',
    resident: 'Residents’ page',
    unit: 'Units’ page',
    grid: 'Grid',
    open311: 'Open interface',
  },
}
const sinceJanuary =
  'From the first of January up to the day; what went to another community later counts where it happened.'

export default {
  pages: { figures: 'Service figures' },
  fields: { opened: 'Opened', answered: 'Answered', answeredInTime: 'Answered in time', closed: 'Closed', onTime: 'Closed in time', solved: 'Solved', ratings: 'Ratings', satisfied: 'Satisfied', responseRate: 'Response rate', onTimeRate: 'In-time rate', solutionRate: 'Solution rate', satisfactionRate: 'Satisfaction rate' }, // prettier-ignore
  values: {},
  commands: {},
  permissions: {},
  states: {},
  verbs: {},
  errors: { spanBackwards: 'The first day {{from}} lies after the last {{to}}; exchange them' },
  indicators: {
    opened: { name: 'Cases opened', description: `Cases that residents and units brought. ${sinceJanuary}`, parts },
    answered: {
      name: 'Cases answered',
      description: `Cases accepted, dispatched or answered for the first time; those taken in by staff count at once. ${sinceJanuary}`,
      parts,
    },
    answeredInTime: {
      name: 'Cases answered in time',
      description: `Cases first answered within the clock of that step. ${sinceJanuary}`,
      parts,
    },
    closed: {
      name: 'Cases closed',
      description: `Cases closed; one opened again and closed again counts again. ${sinceJanuary}`,
      parts,
    },
    clocked: {
      name: 'Cases closed that had a clock',
      description: `Closed cases with a clock of the whole. ${sinceJanuary}`,
      parts,
    },
    onTime: {
      name: 'Cases closed in time',
      description: `Cases closed within the clock of the whole. ${sinceJanuary}`,
      parts,
    },
    solved: {
      name: 'Cases solved',
      description: `Closed cases that nobody asked to open again; a reopening is taken off on its day. ${sinceJanuary}`,
      parts,
    },
    responseRate: { name: 'Response rate', description: 'Cases answered in time, in percent of those answered.' },
    onTimeRate: { name: 'In-time rate', description: 'Cases closed in time, in percent of those closed with a clock.' },
    solutionRate: { name: 'Solution rate', description: 'Cases solved, in percent of those closed.' },
    ratings: {
      name: 'Ratings',
      description:
        'Ratings of cases and visits from the first of January up to the day; those struck as malicious are left out.',
    },
    satisfied: {
      name: 'Satisfied ratings',
      description: 'Ratings that are very satisfied, satisfied or basically satisfied.',
    },
    satisfactionRate: { name: 'Satisfaction rate', description: 'Satisfied ratings, in percent of all ratings.' },
    open: { name: 'Open cases', description: 'Cases not closed at the end of the day, or now for today.' },
    overdue: {
      name: 'Overdue cases',
      description: 'Cases not closed whose whole clock had run out at the end of the day, or now for today.',
    },
    places: {
      name: 'Service places',
      description: 'Centres, stations, points and outlets of subdistricts and communities in use on the day.',
      parts: { level: { county: 'County', subdistrict: 'Subdistrict', community: 'Community', society: 'Society' } },
    },
    stations: { name: 'Service stations and points', description: 'Community stations and points in use on the day.' },
  },
  words: {
    sub: 'Response, solution and satisfaction rates, counted with every step; nobody fills them in, and no person is ranked.',
    rates: 'Rates',
    by: 'By',
    groups: {
      area: 'Area below',
      item: 'Service item',
      provider: 'Provider',
      kind: 'Kind',
      nature: 'Nature',
      channel: 'Channel',
    },
    from: 'From',
    to: 'To',
    none: '(none)',
    ratesEmpty: 'No cases in this time',
    ratesEmptyText: 'As cases come in and are handled, figures appear here by themselves.',
    heat: 'Cases opened by kind in the last twelve months',
    heatEmpty: 'No cases in the last twelve months.',
    total: 'Total',
    ages: 'How long open cases have waited',
    band: 'Open for',
    open: 'Open',
    overdue: 'of them overdue',
    bands: {
      d1: 'up to a day',
      d3: '1–3 days',
      d7: '3–7 days',
      d15: '7–15 days',
      d30: '15–30 days',
      more: 'over 30 days',
    },
    natures: parts.nature,
    channels: parts.channel,
  },
} satisfies Mirror<typeof zh>
