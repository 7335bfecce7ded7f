import { administrators, officers, roles, type Role } from '#shared/roles.ts'

/** The levels of area at which a role can stand (2 city, 3 county, 4 subdistrict, 5 community). */
const LEVELS: Record<Role, readonly number[]> = {
  cityOfficer: [2],
  countyOfficer: [3],
  subdistrictOfficer: [4],
  communityWorker: [5],
  counterClerk: [3, 4, 5],
  resident: [5],
  unitDelegate: [5],
  systemAdmin: [2, 3],
  securityAdmin: [2, 3, 4],
  auditAdmin: [2, 3],
}

const BELOW_COMMUNITY: readonly Role[] = ['resident', 'unitDelegate']
const BELOW_SUBDISTRICT: readonly Role[] = ['communityWorker', 'counterClerk', ...BELOW_COMMUNITY]

/**
 * Which roles the holder of a role may give: its own or lower ones. The security administrator gives every role and can
 * hold none of the others; the system and audit administrators give none (GB/T 22239-2019 8.1.4.2: separation of duties).
 */
const GIVES: Record<Role, readonly Role[]> = {
  cityOfficer: [...officers, ...BELOW_SUBDISTRICT],
  countyOfficer: ['countyOfficer', 'subdistrictOfficer', ...BELOW_SUBDISTRICT],
  subdistrictOfficer: ['subdistrictOfficer', ...BELOW_SUBDISTRICT],
  communityWorker: [],
  counterClerk: [],
  resident: [],
  unitDelegate: [],
  systemAdmin: [],
  securityAdmin: roles,
  auditAdmin: [],
}

/** A role at an area; `path` is the area's, e.g. `/3713/371302/`. */
export interface Post {
  role: Role
  path: string
}
/** Who administers: the account and the post under which it acts now. */
export interface Giver extends Post {
  accountId: string
}
/** Whose posts are in question; `posts` are those in force or still to come. */
export interface Holder {
  accountId: string
  posts: readonly Post[]
}

export type GrantFault = 'ownAccount' | 'roleNotYours' | 'areaNotYours' | 'wrongLevel' | 'separation' | 'alreadyGranted'

const isAdministrator = (role: Role): boolean => (administrators as readonly Role[]).includes(role)
const covers = (path: string, other: string): boolean => other.startsWith(path)

/** Whether a role can stand at an area of this level. */
export const fitsLevel = (role: Role, level: number): boolean => LEVELS[role].includes(level)
/** The roles that the holder of `role` may give anywhere. */
export const givenBy = (role: Role): readonly Role[] => GIVES[role]

/**
 * Whether one account may hold a role beside those it has. An administrator's account holds nothing else, so nobody can
 * hold two of system, security and audit administration, nor administer and work with personal data in one account.
 */
export function mayHoldBeside(role: Role, held: readonly Role[]): boolean {
  const others = held.filter((h) => h !== role)
  return isAdministrator(role) ? others.length === 0 : !others.some(isAdministrator)
}

/**
 * What forbids giving `post` (at an area of `level`) to `holder`, or `undefined`. Downward only: a role at or below the
 * giver's own, at the giver's area or below it, never to the giver's own account.
 */
export function grantFault(giver: Giver, holder: Holder, post: Post, level: number): GrantFault | undefined {
  if (giver.accountId === holder.accountId) return 'ownAccount'
  if (!GIVES[giver.role].includes(post.role)) return 'roleNotYours'
  if (!covers(giver.path, post.path)) return 'areaNotYours'
  return postFault(holder, post, level)
}

/** What forbids a post whoever gives it: a level where the role does not stand, other posts beside it, or twice the same. */
export function postFault(holder: Holder, post: Post, level: number): GrantFault | undefined {
  if (!fitsLevel(post.role, level)) return 'wrongLevel'
  const held = holder.posts.map((p) => p.role)
  if (!mayHoldBeside(post.role, held)) return 'separation'
  return holder.posts.some((p) => p.role === post.role && p.path === post.path) ? 'alreadyGranted' : undefined
}

export type AdministerFault = 'ownAccount' | 'areaNotYours' | 'holderAboveYou'

/**
 * What forbids looking after an account (password, state, second factor), or `undefined`. Whoever resets a password
 * could come in with it; so every post of the account must be one that the giver could give, else resetting would be a
 * way to rights one does not have. `home` is the path of the area to which the account belongs.
 */
export function administerFault(giver: Giver, holder: Holder, home: string): AdministerFault | undefined {
  if (giver.accountId === holder.accountId) return 'ownAccount'
  if (!covers(giver.path, home)) return 'areaNotYours'
  const above = holder.posts.some((p) => !GIVES[giver.role].includes(p.role) || !covers(giver.path, p.path))
  return above ? 'holderAboveYou' : undefined
}

/** What forbids taking a post away, or `undefined`: the same bounds as for giving it. */
export function revokeFault(giver: Giver, holder: Holder, post: Post): GrantFault | undefined {
  if (giver.accountId === holder.accountId) return 'ownAccount'
  if (!GIVES[giver.role].includes(post.role)) return 'roleNotYours'
  return covers(giver.path, post.path) ? undefined : 'areaNotYours'
}

const SECOND_FACTOR = new Set<Role>([...officers, ...administrators])

/**
 * Roles that reveal personal data in bulk, or that administer the house: what needs a strong log-in is refused to them
 * until a second factor was given (GB/T 22239-2019 8.1.4.1 d).
 */
export const mustHaveSecondFactor = (role: Role): boolean => SECOND_FACTOR.has(role)
