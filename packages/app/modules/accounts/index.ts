export { authenticate, type Session } from './authenticate.ts'
export {
  countAccounts,
  createAccountByCode,
  removeSeededAccounts,
  resetByLogin,
  seedAccounts,
  type SeedAccount,
} from './commands/seed.ts'
export { demonstrationPassword } from './queries/demonstration.ts'
export { mustHaveSecondFactor } from './rules/grants.ts'
export {
  endOwnerPost,
  giveOwnerPost,
  moveOwnerPost,
  openOwnerAccount,
  resetOwnerPassword,
  type OwnerRole,
} from './commands/owners.ts'
export { accountOfLogin, accountsOf, type AccountInShort } from './queries/owners.ts'
export { colleaguesAt, type Colleague } from './queries/colleagues.ts'
