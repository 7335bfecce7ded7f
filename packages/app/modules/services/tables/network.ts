import type { TableRule } from '#server/module.ts'

/** Places, providers and what is offered where are public; contracts are seen at or above their area; a referral by both its ends. */
export const networkTables = {
  serviceProvider: { spread: 'reference', rows: 'open', public: true },
  servicePlace: { spread: 'reference', rows: 'open', public: true },
  servicePlaceDay: { spread: 'reference', rows: 'open', public: true },
  serviceOffer: { spread: 'reference', rows: 'open', public: true },
  serviceNetworkSetting: { spread: 'reference', rows: 'open' },
  serviceContract: { spread: 'reference', rows: 'area' },
  serviceContractRemark: { spread: 'reference', rows: 'area' },
  serviceReferral: { spread: 'reference', rows: 'area' },
} as const satisfies Record<string, TableRule>
