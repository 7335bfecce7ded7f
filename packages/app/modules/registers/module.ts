import type { Module } from '#server/module.ts'
import { officers, staff } from '#shared/roles.ts'
import { reasons } from './errors.ts'
import { tables } from './tables.ts'

export const registers: Module = {
  name: 'registers',
  imports: ['areas'],
  routes: [],
  permissions: {
    'registers.read': staff,
    'registers.write': ['subdistrictOfficer', 'communityWorker'],
    'registers.move': ['subdistrictOfficer', 'communityWorker'],
    'registers.correct': ['subdistrictOfficer', 'communityWorker'],
    'registers.merge': [...officers, 'communityWorker'],
    'registers.import': ['subdistrictOfficer', 'communityWorker'],
    'registers.reveal': ['subdistrictOfficer', 'communityWorker', 'counterClerk'],
    'registers.units': officers,
    'registers.lists': ['subdistrictOfficer', 'communityWorker'],
    'registers.request': ['communityWorker', 'counterClerk'],
    'registers.decide': ['subdistrictOfficer', 'communityWorker'],
  },
  tables,
  errors: reasons,
  texts: { 'zh-CN': {}, en: {} },
}
