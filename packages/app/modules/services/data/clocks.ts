import type { Nature, Span, Urgency } from '../contract/base.ts'
import type { ClockStep } from '../contract/cases/base.ts'

/** Where the house keeps what it ships for all: the path above every area. */
export const HOUSE = { areaId: '00000000-0000-4000-8000-000000000000', path: '/' } as const

/** Office hours, windows and climbing as shipped: own settings, for every office to set as it works. */
export const houseSetting = {
  hours: [
    [8 * 60 + 30, 12 * 60],
    [13 * 60 + 30, 17 * 60 + 30],
  ],
  reopenDays: 15,
  similarDays: 7,
  similarMetres: 200,
  climb: { value: 1, unit: 'workingDay' } as Span,
}

type Row = [ClockStep, Nature | null, Urgency | null, number, Span['unit']]

/**
 * Clocks as shipped. No law sets them: the figures that cities publish differ (domain.md 4.2), so these are own settings, said to
 * be so on every page, and each office sets its own.
 */
export const houseClocks: readonly Row[] = [
  ['whole', null, null, 5, 'workingDay'],
  ['whole', 'consult', null, 1, 'workingDay'],
  ['whole', 'complaint', null, 10, 'workingDay'],
  ['whole', 'report', null, 10, 'workingDay'],
  ['whole', 'suggestion', null, 10, 'workingDay'],
  ['whole', null, 'urgent', 24, 'hour'],
  ['whole', null, 'critical', 2, 'hour'],
  ['new', null, null, 4, 'workingHour'],
  ['new', null, 'urgent', 1, 'hour'],
  ['new', null, 'critical', 15, 'minute'],
  ['accepted', null, null, 1, 'workingDay'],
  ['accepted', null, 'urgent', 2, 'hour'],
  ['accepted', null, 'critical', 15, 'minute'],
  ['dispatched', null, null, 4, 'workingHour'],
  ['dispatched', null, 'urgent', 1, 'hour'],
  ['dispatched', null, 'critical', 15, 'minute'],
  ['handling', null, null, 3, 'workingDay'],
  ['handling', null, 'urgent', 12, 'hour'],
  ['handling', null, 'critical', 1, 'hour'],
  ['checking', null, null, 2, 'workingDay'],
  ['checking', null, 'urgent', 4, 'hour'],
  ['checking', null, 'critical', 30, 'minute'],
]
export const HOUSE_SOURCE = '系统预置（自行设定，非法定时限）'
