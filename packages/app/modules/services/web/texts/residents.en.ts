import type { Mirror } from '#shared/texts.ts'
import type zh from './residents.zh-CN.ts'

export default {
  pages: { members: 'Residents’ accounts', myJoin: 'Sign up' },
  fields: {
    checkedBy: 'Checked by',
    checked: 'How it was checked',
    login: 'Login name',
    accountName: 'Name of the account',
    relation: 'Relation',
    validTo: 'Until',
    until: 'Acts until',
    note: 'Note',
    code: 'Code',
    family: 'Family member',
    tries: 'Wrong tries',
    community: 'Community',
    expiresAt: 'Good until',
    madeBy: 'Given by',
    madeAt: 'Given at',
  },
  values: {
    checked: {
      idCard: 'Identity card seen',
      householdBook: 'Household register seen',
      visit: 'Visited at home',
      unitLetter: 'Letter of the unit seen',
    },
    memberKind: { self: 'Oneself', family: 'Acts for a family member', delegate: 'Delegate of a unit' },
    relation: { child: 'Minor child', parent: 'Parent', spouse: 'Spouse', other: 'Other relative' },
    codeState: { open: 'Good', used: 'Used', expired: 'Expired', blocked: 'Tried too often', withdrawn: 'Withdrawn' },
    memberState: { current: 'In force', ended: 'Ended' },
  },
  commands: {
    giveCode: 'Gave a code',
    codeTried: 'A code was mistyped',
    withdrawCode: 'Withdrew a code',
    tieAccount: 'Tied an account',
    addFamily: 'Let act for a family member',
    endMember: 'Untied an account',
    readmitMember: 'Reset a resident’s password',
    signUp: 'Signed up with a code',
    bindCode: 'Tied the account with a code',
    memberLeft: 'A resident left; the tie ended',
    memberFollows: 'A resident moved; the tie went along',
  },
  permissions: {},
  states: {},
  verbs: {},
  errors: {
    personOrUnit: 'Choose a resident or a local unit, one of the two.',
    personTied:
      'This resident has an account already. For a lost password use “Reset password”; to change accounts untie the present one first.',
    tiedAlready:
      'This account is tied to a resident already; one account is one person. To act for a relative use “Act for a family member”.',
    loginUnknown:
      'There is no account with the login name “{{login}}”. Check it, or give a code so that the resident signs up.',
    codeWrong: 'The code is not right. Compare it with the slip; after five wrong tries a slip is void.',
    codeOver: 'This code was used, withdrawn or has expired. Fetch a new one at your community.',
    familyOfAge:
      'This person is of age and cannot be entered as a minor child. With their agreement use another relation.',
    familyMinor: 'This person is a minor: only a parent can act, entered as “minor child”.',
    familyLong: 'One may act until {{day}} at the latest. Choose an earlier day; it can be entered again afterwards.',
    familyPast: 'The last day, {{day}}, is over. Choose a later one.',
    familyTwice: 'This family member is entered already.',
    memberEnded: 'This tie has ended already.',
    memberStale: 'Somebody else has just changed this tie. Reload and try again.',
  },
  words: {},
} satisfies Mirror<typeof zh>
