import { meets, type Fraction } from '#modules/policies/contract.ts'
import { bodyOf, committeeOf, failing, type Check } from './types.ts'

/** Residents' groups, their leaders, the representatives. Organic law, articles 13 and 28. */
export const representationChecks: Check[] = [
  {
    key: 'groups',
    provision: 'residentsCommittee.groups',
    dueDays: 60,
    role: 'communityWorker',
    fails: (c) => (c.groups.groups > 0 ? null : failing('noGroups')),
  },
  {
    key: 'groupLeaders',
    provision: 'residentsCommittee.groupLeaderFromRepresentatives',
    dueDays: 60,
    role: 'communityWorker',
    applies: (c) => c.groups.groups > 0,
    fails: ({ groups: { groups, leaderless } }) => (leaderless === 0 ? null : failing('leaderless', { n: leaderless, groups })),
  },
  {
    key: 'groupLeadersChosen',
    provision: 'residentsCommittee.groupLeaderFromRepresentatives',
    dueDays: 60,
    role: 'communityWorker',
    applies: (c) => c.groups.groups > c.groups.leaderless,
    fails: ({ groups }) => (groups.leadersOutside === 0 ? null : failing('leadersOutside', { n: groups.leadersOutside })),
  },
  {
    key: 'representatives',
    provision: 'residentsCommittee.representatives.selectedBy',
    dueDays: 60,
    role: 'communityWorker',
    fails: (c) => ((bodyOf(c, 'representatives')?.seated ?? 0) > 0 ? null : failing('noRepresentatives')),
  },
  {
    key: 'representativesRatio',
    provision: 'residentsCommittee.householdsPerRepresentative',
    dueDays: 90,
    role: 'communityWorker',
    applies: (c) => c.households > 0 && (bodyOf(c, 'representatives')?.seated ?? 0) > 0,
    fails: (c, { min, max }: { min: number; max: number }) => {
      const n = bodyOf(c, 'representatives')!.seated
      const figures = { n, households: c.households, each: Math.round(c.households / n), min, max }
      return c.households > n * max ? failing('fewRepresentatives', figures) : c.households < n * min ? failing('manyRepresentatives', figures) : null
    },
  },
  {
    key: 'representativesShare',
    provision: 'residentsCommittee.representativesMeeting.representatives',
    dueDays: 90,
    role: 'communityWorker',
    applies: (c) => (bodyOf(c, 'representatives')?.seated ?? 0) > 0 && committeeOf(c) !== undefined,
    fails: (c, share: Fraction) => {
      const n = bodyOf(c, 'representatives')!.seated
      const of = n + committeeOf(c)!.seated
      return meets(n, of, share) ? null : failing('smallShare', { n, of, num: share.num, den: share.den })
    },
  },
  {
    key: 'representativesTerm',
    provision: 'residentsCommittee.representatives.sameTerm',
    dueDays: 60,
    role: 'communityWorker',
    applies: (c) => (bodyOf(c, 'representatives')?.seated ?? 0) > 0 && committeeOf(c)?.term != null,
    fails: (c) => {
      const [to, own] = [committeeOf(c)!.term!.to, bodyOf(c, 'representatives')!.term?.to ?? null]
      return own === to ? null : failing(own === null ? 'noTermOf' : 'otherTerm', own === null ? {} : { to, own })
    },
  },
] // prettier-ignore
