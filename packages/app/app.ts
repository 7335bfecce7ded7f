import type { Module } from '#server/module.ts'
import { accounts } from '#modules/accounts/module.ts'
import { areas } from '#modules/areas/module.ts'
import { policies } from '#modules/policies/module.ts'
import { registers } from '#modules/registers/module.ts'
import { planning } from '#modules/planning/module.ts'
import { services } from '#modules/services/module.ts'
import { organs } from '#modules/organs/module.ts'
import { elections } from '#modules/elections/module.ts'
import { meetings } from '#modules/meetings/module.ts'
import { indicators } from '#modules/indicators/module.ts'
import { reports } from '#modules/reports/module.ts'
import { kitModule } from '#server/kit-module.ts'

/** The modules of the house, lower ones first. */
export const modules: readonly Module[] = [
  kitModule,
  accounts,
  areas,
  policies,
  registers,
  planning,
  services,
  organs,
  elections,
  meetings,
  indicators,
  reports,
]
