import type { Mirror } from '#shared/texts.ts'
import type zh from './indicators.zh-CN.ts'

/** Indicators of planning: names, what they mean, their parts. */
export default {
  communitiesBySize: {
    name: 'Communities by size',
    description:
      'Communities, residents’ and villagers’ committees with households on the register of the day, against the band that the law or a guiding paper of the city sets for it. Those without registered households are not counted.',
    parts: { size: { below: 'Below the band', within: 'Within the band', above: 'Above the band' } },
  },
  blindHouseholds: {
    name: 'Households in blind spots',
    description:
      'Households that live in a residential unit in no community or in two, by subdistrict or town. Where nobody is registered, the households stated for the unit.',
  },
  largeUnits: {
    name: 'Units above the upper bound',
    description: 'Residential units that alone have more households than a community should, by subdistrict or town.',
  },
  acts: {
    name: 'Changes of communities',
    description: 'Acts up to the day, by the state they were in.',
  },
  casesOverdue: {
    name: 'Planning cases overdue',
    description: 'Planning cases past their due day and neither filed, done nor dropped, by subdistrict or town.',
  },
} satisfies Mirror<typeof zh>
