/** Refusals: open311 GeoReport v2. */
export const open311Reasons = [
  'open311Attribute', 'open311Date', 'open311Format', 'open311Jurisdiction', 'open311Key', 'open311Media', 'open311Missing', 'open311NoPlace', 'open311NoService', 'open311Outside',
  'open311Page', 'open311Point', 'open311Range', 'open311Revoked', 'open311Service', 'open311Status', 'open311TooLong',
] as const // prettier-ignore
