/** What can be done about a household, in the order of its page. */
export const householdActs = [
  { key: 'moveHousehold', ability: 'registers.move' },
  { key: 'register', ability: 'registers.write' },
  { key: 'birth', ability: 'registers.write' },
  { key: 'moveIn', ability: 'registers.move' },
  { key: 'head', ability: 'registers.write' },
  { key: 'split', ability: 'registers.write' },
  { key: 'close', ability: 'registers.write' },
] as const
export type HouseholdAct = (typeof householdActs)[number]['key']
