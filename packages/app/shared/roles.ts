/** Who works in Liren. A grant is a role at an area and reaches down from it. */
export const roles = [
  'cityOfficer',
  'countyOfficer',
  'subdistrictOfficer',
  'communityWorker',
  'counterClerk',
  'resident',
  'unitDelegate',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const
export type Role = (typeof roles)[number]

/** Roles that write in registers for their own community or all below. */
export const officers = ['cityOfficer', 'countyOfficer', 'subdistrictOfficer'] as const satisfies Role[]
export const staff = [...officers, 'communityWorker', 'counterClerk'] as const satisfies Role[]
export const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies Role[]
/** Who has only their own business here: no rows of an area by its path, whatever the right. */
export const owners = ['resident', 'unitDelegate'] as const satisfies Role[]
