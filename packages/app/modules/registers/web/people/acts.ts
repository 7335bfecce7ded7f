/** What can be done about a person, in the order of their page. */
export const actsOf = [
  { key: 'change', ability: 'registers.write' },
  { key: 'move', ability: 'registers.move' },
  { key: 'moveOut', ability: 'registers.move' },
  { key: 'death', ability: 'registers.write' },
  { key: 'marriage', ability: 'registers.write' },
  { key: 'divorce', ability: 'registers.write' },
  { key: 'correct', ability: 'registers.correct' },
  { key: 'request', ability: 'registers.request' },
  { key: 'list', ability: 'registers.lists' },
] as const
export type PersonAct = (typeof actsOf)[number]['key']
