import type { TableRule } from '#server/module.ts'

/** Cases are seen at or above their area; the calendar, clocks, routes and what is public by all; numbers by the system only. */
export const casesTables = {
  serviceHolidayYear: { spread: 'reference', rows: 'open', public: true },
  serviceHoliday: { spread: 'reference', rows: 'open', public: true },
  serviceCaseSetting: { spread: 'reference', rows: 'open' },
  serviceClockRule: { spread: 'reference', rows: 'open' },
  serviceRouteRule: { spread: 'reference', rows: 'open' },
  serviceCase: { spread: 'area', rows: 'area' },
  serviceCaseNumber: { spread: 'hash', rows: 'closed' },
  serviceCaseStep: { spread: 'area', rows: 'area' },
  serviceCasePart: { spread: 'area', rows: 'area' },
  serviceCaseFile: { spread: 'area', rows: 'area' },
  servicePaper: { spread: 'area', rows: 'area' },
  serviceTemplate: { spread: 'area', rows: 'open' },
  serviceLook: { spread: 'area', rows: 'area' },
  servicePublicCase: { spread: 'area', rows: 'open', public: true },
} as const satisfies Record<string, TableRule>
