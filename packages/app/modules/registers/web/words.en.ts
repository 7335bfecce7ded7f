import type { Mirror } from '#shared/texts.ts'
import type { pageWords as zh } from './words.zh-CN.ts'

/** Words of the pages and column titles. */
export const pageWords = {
  palette: 'People, homes, units',
  pages: {
    people: 'People', person: 'Person', households: 'Households', household: 'Household', newHousehold: 'Register a household', units: 'Residential units', unit: 'Unit', newUnit: 'Set up a unit',
    blindSpots: 'Blind spots', duplicates: 'Duplicate entries', requests: 'Requests for correction', localUnits: 'Local units', localUnit: 'Local unit', newLocalUnit: 'Add a local unit',
    lists: 'Supplementary lists', list: 'List', newList: 'Open a list', dwelling: 'Dwelling', act: 'Act', entry: 'Put on a list',
  },
  fields: {
    name: 'Name', sex: 'Sex', birthOn: 'Born', age: 'Age', idMasked: 'Id number', idNumber: 'Id number', phoneMasked: 'Phone', phone: 'Phone', relation: 'Relation to the head',
    isHead: 'Head', registered: 'Registered', registeredAt: 'Registered at', address: 'Address', from: 'From', to: 'To', community: 'Community', communityId: 'Community', ethnic: 'Ethnic group',
    education: 'Education', marriage: 'Marriage', employment: 'Work', number: 'Household number', householdNumber: 'Household number', kind: 'Kind', head: 'Head', members: 'People', on: 'Day',
    paper: 'Paper', reason: 'Reason', newHeadId: 'New head', headId: 'New head', toHouseholdId: 'To which household', toCommunityId: 'To which community', goesTo: 'Goes to', cameFrom: 'Came from',
    spouseId: 'Spouse', building: 'Building', room: 'Room', unitId: 'Residential unit', unit: 'Residential unit', town: 'Subdistrict or town', townId: 'Subdistrict or town', households: 'Households', builtYear: 'Built',
    communities: 'Community', fault: 'Fault', ground: 'Ground', state: 'State', foundAt: 'Found', one: 'One entry', other: 'Other entry', otherCommunity: 'Other community', decision: 'Decision',
    field: 'Field', oldValue: 'Recorded', newValue: 'Should be', requestedBy: 'Taken in by', requestedAt: 'Taken in', person: 'Resident', creditCode: 'Social credit code', superiorLevel: 'Level of superior',
    superior: 'Superior', contact: 'Contact', staff: 'Staff', source: 'Source', purpose: 'Purpose', legalBasis: 'Legal basis', keepMonths: 'Months kept', entries: 'People on it', area: 'Kept by',
    areaId: 'Area', expiresOn: 'Runs out', removedOn: 'Taken off', note: 'Note', x: 'Longitude (WGS84)', y: 'Latitude (WGS84)', floors: 'Floors', unitName: 'Name of the unit', householdId: 'Household',
    dwellingId: 'Dwelling', personId: 'Resident', personVersion: 'Version', points: 'Place', title: 'Name', detail: 'Detail', elderly: '60 and over', by: 'By', at: 'At', buildings: 'Buildings',
    dwellings: 'Dwellings', recordedAt: 'Recorded', event: 'Event',
  },
  search: {
    people: 'Name, pinyin initials, address, id or phone', households: 'Household number or address', units: 'Name or address', localUnits: 'Name, address or credit code', name: 'Name', lists: 'Name of the list',
  },
  registeredShort: 'Registered', floatingShort: 'Floating', headsOnly: 'Heads only', all: 'All', ageOf: 'Age {{n}}', none: 'None', yes: 'Yes',
  empty: {
    people: 'Nobody is registered here yet', peopleText: 'Register a household, or import a ledger.', households: 'No households here yet', units: 'No residential units here yet', unitsText: 'Estates, courtyards and dormitory areas stand here; each belongs to one community.',
    blind: 'No blind spots', blindText: 'Every residential unit belongs to exactly one community on this day.', duplicates: 'Nothing to check', duplicatesText: 'Entries with the same id number, or alike in name, birth and address, appear here.',
    requests: 'No requests', requestsText: "Take in a resident's request on their page.", localUnits: 'No local units yet', lists: 'No lists yet', listsText: 'Each list says its source, purpose, basis and how long it keeps.', entries: 'Nobody on this list yet',
  },
  acts: {
    change: 'Change facts', correct: 'Correct', move: 'Move to another household', moveOut: 'Move out', death: 'Record death', marriage: 'Record marriage', divorce: 'Record divorce', request: 'Take in a request', list: 'Put on a list',
    register: 'Register a member', birth: 'Record birth', moveIn: 'Move in', head: 'Change head', split: 'Split household', moveHousehold: 'Move household', close: 'Close household', more: 'More', open: 'Register a household',
    setUpUnit: 'Set up a unit', changeUnit: 'Change unit', assign: 'Put into a community', closeUnit: 'Close unit', addLocalUnit: 'Add a local unit', changeLocalUnit: 'Change', closeLocalUnit: 'Close',
    openList: 'Open a list', remove: 'Take off', decide: 'Decide', save: 'Save', nextStep: 'Next', back: 'Back', confirmMove: 'Move now', addPerson: 'Add another', dropPerson: 'Remove', find: 'Find',
  },
  done: {
    change: 'Changed', correct: 'Corrected', move: 'Moved', moveOut: 'Moved out', death: 'Death recorded', marriage: 'Marriage recorded', divorce: 'Divorce recorded', request: 'Taken in', list: 'Put on the list',
    register: 'Registered', birth: 'Birth recorded', moveIn: 'Moved in', head: 'Head changed', split: 'Split', close: 'Closed', unit: 'Saved', decided: 'Decided', removed: 'Taken off', moveHousehold: 'Household moved',
  },
  parts: {
    household: 'Same household', spells: 'Where they lived', events: 'Events', revealings: 'Who saw the full numbers', lists: 'Lists', history: 'History', buildings: 'Buildings', memberships: 'Communities over time', versions: 'Names over time',
    map: 'Map', who: 'Person', where: 'Where they live', grounds: 'Grounds', family: 'Others in the household', basics: 'Basics', people: 'People', inside: 'Households in it',
  },
  person: { left: 'Not here since {{day}}', since: 'Here since {{day}}', noNumber: 'Not kept', household: 'Household {{number}}', known: 'As known then' },
  reveal: {
    show: 'Show full {{label}}', title: 'Show full {{label}}', text: 'This goes on record: the person can learn who looked, when and why.', purpose: 'Purpose', reason: 'Remarks', ok: 'Show', hide: 'Hide',
  },
  move: {
    who: 'Who moves', whither: 'Where to', check: 'Check', text: 'From the day given the household and all its members stand in the new community; what was before stays in the old one. Both populations follow at once.', from: 'From', to: 'To', members: 'Moving together: {{n}}',
    oneText: 'From the day given the person stands in the new household.', addressHint: 'Such as 新华路8号1号楼2-301',
  },
  head: { text: 'When the head leaves or dies, a new head must be named, and what the others are to the new head.', relationTo: 'Relation of {{name}} to the new head' },
  units: { list: 'List', map: 'Map', belongsTo: 'Belongs to {{name}}', noCommunity: 'In no community', several: 'In several communities', assignText: 'From the day given all buildings, dwellings, households and people of the unit belong to the community chosen. The days before stay as they were.', out: 'No community', inside: 'Dwellings: {{homes}}, people: {{people}}' },
  ground: { sameId: 'Same id number', alike: 'Same name, birth and address' },
  fault: { none: 'In no community', several: 'In several communities' },
  duplicates: { elsewhere: 'In {{name}}, out of your reach. The office above both decides.', keep: 'Keep after merging', reason: 'Grounds or reason', text: 'No spell is lost by merging; what was recorded before stays in the history.' },
  requests: { apply: 'Accepting corrects the record at once.', refuseText: 'A refusal needs its reason.' },
  entriesState: { current: 'Current', ended: 'Ended' },
  cards: { today: 'Registers' },
  today: {
    people: 'People', floating: 'of them floating', households: 'Households', duplicates: 'Duplicates to check', requests: 'Requests waiting', blindSpots: 'Blind spots', expiring: 'List entries that run out within 30 days', find: 'Find a person or home', calm: 'Nothing waits',
  },
} satisfies Mirror<typeof zh>
