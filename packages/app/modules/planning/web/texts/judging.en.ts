import type { Mirror } from '#shared/texts.ts'
import type zh from './judging.zh-CN.ts'

export default {
  jobs: {
    draw: 'Drawing community schemes',
    repair: 'Mending a scheme',
    include: 'Including new units',
    propose: 'Proposing where new units belong',
    takeCompounds: 'Registering compounds',
  },
  blindSpots: {
    none: 'In no community',
    several: 'In several communities at once',
    cut: 'Homes registered in several communities',
    overlap: 'Outlines overlap',
  },
  fitness: {
    outOfBand: '{{households}} households, outside {{lower}} to {{upper}}',
    torn: 'In {{pieces}} pieces',
    enclave: 'Lies wholly inside “{{around}}”',
    tornEstate: 'The phases of “{{estate}}” belong to it and to {{others}}',
    village: 'Still a villagers’ committee in a subdistrict',
    notBuilt: 'Still a residents’ committee, not built up as a community',
  },
  undo: {
    moved: 'Units moved',
    regrouped: 'Communities added or removed',
    named: 'Communities changed',
    locked: 'Locks changed',
    coded: 'Names and codes reserved',
  },
  origins: {
    current: 'Today',
    empty: 'Blank',
    engine: 'Drawn by the engine',
    repair: 'Mended',
    include: 'Units included',
    copy: 'Copy',
  },
  nameSources: { old: 'Old name', estate: 'Estate', road: 'Road' },
  exceptions: {
    unitAboveUpper:
      '“{{names}}” alone has {{households}} households, more than the upper bound; no plan can hold it. Split it by building first, or let it stand alone with a reason.',
    componentBelowLower:
      '“{{names}}” touches no other unit and has {{households}} households in all, fewer than the lower bound. Check where it lies, or give a reason.',
    componentBetweenBounds:
      '“{{names}}” touches no other unit; its {{households}} households make no whole number of communities inside the bounds. Change the bounds, or give a reason.',
    trapped:
      '“{{names}}” ({{households}} households) is too small alone and too large with any neighbour. Split the large unit beside it, or give a reason.',
    indivisible:
      'However the units connected with “{{names}}” ({{households}} households) are divided, a community is outside the bounds; all ways were tried, and this one misses least. Change the bounds, split a unit, or give a reason.',
    locked:
      '“{{names}}” ({{households}} households) cannot come inside the bounds because of locks. Undo or change them.',
    unproven:
      '“{{names}}” ({{households}} households) was not brought inside the bounds, nor proven impossible. Try with more effort.',
  },
  faults: {
    unassigned: '{{count}} units are in no community yet (blind spots)',
    unknownUnit: '{{count}} units of the scheme are no longer on the register',
    torn: '“{{name}}” is not in one piece but in {{pieces}}',
    outOfBand:
      '“{{name}}” has {{households}} households, outside {{lower}} to {{upper}}: give the reason (as local conditions require)',
    noName: 'A community has no name',
    nameTwice: 'Two communities of this scheme are called “{{name}}”',
    empty: '“{{name}}” has no unit',
    noPlace: '{{count}} units have no place, so that nobody can say whether they touch',
    hardBorder: '“{{name}}” crosses a border that must hold',
    continuedTwice: '“{{name}}” and another community go on from the same community of today',
  },
  findings: {
    noHouseholds: '{{count}} units have no number of households and count as 0',
    aboveUpper: '{{count}} units have more than {{upper}} households and should be split by building before planning',
    noPlace: '{{count}} units have no place',
    overlap: 'Outlines of units overlap',
    crossesItself: 'The outline of a unit crosses itself',
    twoCommunities: '{{count}} units belong to two communities at once',
    statedDiffers:
      'In {{count}} units the households on the register and the number stated differ by a factor of two; the register counts. Please check.',
  },
  criteria: {
    manage: 'Easy to manage and serve',
    resources: 'Resources well spread',
    selfGovernment: 'Fit for self-government',
    size: 'A fit size',
  },
  criteriaParts: {
    whole: 'In {{pieces}} piece(s)',
    distance: 'Homes lie {{metres}} m from the middle on average (a walk is {{walk}} m)',
    compactness: 'Compactness {{percent}}% (a disc is 100%)',
    barriers: 'Inside are {{roads}} borders along a main road and {{rivers}} along a river or railway',
    service: '{{reached}} of {{households}} households can walk to a service point',
    servicePoint: '{{points}} service points',
    softBorders:
      '{{outside}} households lie outside the largest police beat or school district ({{layers}} kinds of border)',
    balance: '{{households}} households; {{mean}} is the mean of the communities',
    continuity: '{{moved}} of {{households}} households come from other communities',
    committees: 'Made of {{committees}} communities of today',
    estates: '{{estates}} estates have phases in several communities, {{households}} households in them',
    band: '{{households}} households ({{lower}} to {{upper}}, target {{target}})',
  },
  criteriaMissing: 'No data, not counted',
  layerKinds: {
    barrier: 'Lines that divide',
    soft: 'Borders worth keeping',
    hard: 'Borders that must hold',
    service: 'Service points',
  },
  layerClasses: {
    mainRoad: 'Main road',
    river: 'River',
    railway: 'Railway',
    bridge: 'Bridge',
    policeBeat: 'Police beat',
    schoolDistrict: 'School district',
    grid: 'Grid',
    division: 'Division border',
    other: 'Other',
    servicePoint: 'Community service point',
  },
} satisfies Mirror<typeof zh>
