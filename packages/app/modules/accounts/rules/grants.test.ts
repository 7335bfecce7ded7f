import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { administrators, roles, type Role } from '#shared/roles.ts'
import { administerFault, fitsLevel, grantFault, mayHoldBeside, mustHaveSecondFactor, type Post } from './grants.ts'

const CITY = '/3713/'
const COUNTY = '/3713/371302/'
const STREET = '/3713/371302/371302001/'
const COMMUNITY = '/3713/371302/371302001/371302001001/'
const OTHER = '/3713/371311/'
const areas = [CITY, COUNTY, STREET, COMMUNITY, OTHER]
const levelOf = (path: string): number => path.split('/').length - 1
const giver = (role: Role, path: string) => ({ accountId: 'me', role, path })
const someone = (...posts: Post[]) => ({ accountId: 'you', posts })

describe('giving posts', () => {
  it('lets a subdistrict officer appoint a worker of its own community', () => {
    expect(
      grantFault(giver('subdistrictOfficer', STREET), someone(), { role: 'communityWorker', path: COMMUNITY }, 5),
    ).toBeUndefined()
  })
  it('refuses a post outside one’s own area, above it, or of a higher role', () => {
    const county = giver('countyOfficer', COUNTY)
    expect(grantFault(county, someone(), { role: 'countyOfficer', path: OTHER }, 3)).toBe('areaNotYours')
    expect(grantFault(county, someone(), { role: 'cityOfficer', path: CITY }, 2)).toBe('roleNotYours')
    expect(grantFault(county, someone(), { role: 'securityAdmin', path: COUNTY }, 3)).toBe('roleNotYours')
  })
  it('refuses one’s own account, even to the security administrator', () => {
    const self = { accountId: 'me', posts: [] }
    expect(grantFault(giver('securityAdmin', CITY), self, { role: 'cityOfficer', path: CITY }, 2)).toBe('ownAccount')
  })
  it('lets system and audit administrators give nothing', () => {
    for (const role of ['systemAdmin', 'auditAdmin'] as const)
      for (const given of roles)
        expect(grantFault(giver(role, CITY), someone(), { role: given, path: CITY }, 2)).toBe('roleNotYours')
  })
  it('keeps the three administrators apart, and apart from all other work', () => {
    for (const a of administrators)
      for (const b of roles) if (a !== b) expect(mayHoldBeside(a, [b]) || mayHoldBeside(b, [a])).toBe(false)
  })
  it('refuses a role at a level where it does not exist', () => {
    expect(grantFault(giver('securityAdmin', CITY), someone(), { role: 'cityOfficer', path: STREET }, 4)).toBe(
      'wrongLevel',
    )
  })
  it('gives every role some level at which it can stand', () => {
    for (const role of roles) expect([2, 3, 4, 5].some((level) => fitsLevel(role, level))).toBe(true)
  })
})

describe('looking after accounts', () => {
  it('refuses an account that also holds a post above or beside', () => {
    const officer = giver('subdistrictOfficer', STREET)
    expect(administerFault(officer, someone({ role: 'communityWorker', path: COMMUNITY }), STREET)).toBeUndefined()
    expect(administerFault(officer, someone({ role: 'countyOfficer', path: COUNTY }), STREET)).toBe('holderAboveYou')
    expect(administerFault(officer, someone({ role: 'communityWorker', path: OTHER }), STREET)).toBe('holderAboveYou')
    expect(administerFault(officer, someone({ role: 'auditAdmin', path: STREET }), STREET)).toBe('holderAboveYou')
  })
  it('asks officers and administrators, not workers and residents, for a second factor', () => {
    expect(roles.filter(mustHaveSecondFactor)).toEqual([
      'cityOfficer',
      'countyOfficer',
      'subdistrictOfficer',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ])
  })
})

/** An order of power that is written independently of the table of rules: who has more rights over rows. */
const POWER: Record<Role, number> = {
  cityOfficer: 6,
  countyOfficer: 5,
  subdistrictOfficer: 4,
  communityWorker: 3,
  counterClerk: 2,
  unitDelegate: 1,
  resident: 1,
  systemAdmin: 0,
  securityAdmin: 0,
  auditAdmin: 0,
}
const isAdministrator = (role: Role) => (administrators as readonly Role[]).includes(role)

describe('nobody can gain rights they do not have', () => {
  const step = record({
    by: nat(4),
    to: nat(4),
    role: constantFrom(...roles),
    path: constantFrom(...areas),
  })
  const start = record({ role: constantFrom(...roles), path: constantFrom(...areas) }).filter((p) =>
    fitsLevel(p.role, levelOf(p.path)),
  )

  it('whatever accounts give each other, and in whatever order', () => {
    assert(
      property(start, array(step, { maxLength: 40 }), (first, steps) => {
        const held: Post[][] = [[first], [], [], [], []]
        for (const { by, to, role, path } of steps) {
          const post = { role, path }
          const allowed = held[by]!.some(
            (own) =>
              !grantFault(
                { accountId: String(by), ...own },
                { accountId: String(to), posts: held[to]! },
                post,
                levelOf(path),
              ),
          )
          if (allowed) held[to]!.push(post)
        }
        for (const posts of held) for (const post of posts) expect(post.path.startsWith(first.path)).toBe(true)
        for (const posts of held) {
          const administers = posts.filter((p) => isAdministrator(p.role))
          expect(new Set(administers.map((p) => p.role)).size).toBeLessThanOrEqual(1)
          if (administers.length > 0) expect(posts.every((p) => isAdministrator(p.role))).toBe(true)
        }
        if (first.role === 'securityAdmin') expect(held[0]!.every((p) => p.role === 'securityAdmin')).toBe(true)
        else
          for (const posts of held)
            for (const post of posts) expect(POWER[post.role]).toBeLessThanOrEqual(POWER[first.role])
      }),
      { numRuns: 2000 },
    )
  })
})
