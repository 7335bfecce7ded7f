import type { Module } from '#server/module.ts'
import { officers, staff } from '#shared/roles.ts'
import { correctionFlow, duplicateFlow } from './contract/care.ts'
import { reactions } from './reactions.ts'
import { reasons } from './errors.ts'
import { indicators } from './indicators.ts'
import { routes } from './routes.ts'
import { forgetOldLedgers, ledgerErrors, ledgerJobs, ledgerRoutes, ledgerTables } from './ledger/index.ts'
import { tables } from './tables.ts'
import { verify } from './verify.ts'
import en from './web/text.en.ts'
import zh from './web/text.zh-CN.ts'

const local = ['subdistrictOfficer', 'communityWorker'] as const

export const registers: Module = {
  name: 'registers',
  imports: ['areas'],
  routes: [...routes, ...ledgerRoutes],
  permissions: {
    'registers.read': staff,
    'registers.write': local,
    'registers.move': local,
    'registers.correct': local,
    'registers.merge': [...officers, 'communityWorker'],
    'registers.import': local,
    'registers.reveal': [...local, 'counterClerk'],
    'registers.units': officers,
    'registers.lists': local,
    'registers.request': ['communityWorker', 'counterClerk'],
    'registers.decide': local,
  },
  tables: { ...tables, ...ledgerTables },
  errors: [...reasons, ...ledgerErrors],
  jobs: ledgerJobs,
  workflows: [correctionFlow, duplicateFlow],
  indicators,
  reactions,
  prepare: forgetOldLedgers,
  verify,
  texts: { 'zh-CN': zh, en },
}
