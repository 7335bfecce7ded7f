import type { TableRule } from '#server/module.ts'

/** Places, providers and what is offered where are public; contracts are seen at or above their area; a referral by both its ends. */
export const networkTables = {
  serviceProvider: { spread: 'reference', rows: 'open' },
  servicePlace: { spread: 'reference', rows: 'open' },
  servicePlaceDay: { spread: 'reference', rows: 'open' },
  serviceOffer: { spread: 'reference', rows: 'open' },
  serviceNetworkSetting: { spread: 'reference', rows: 'open' },
  serviceContract: { spread: 'reference', rows: 'area' },
  serviceContractRemark: { spread: 'reference', rows: 'area' },
  serviceReferral: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>
