import type { DraftSet } from '../draft.ts'
import { composition } from './composition.ts'
import { election } from './election.ts'
import { meetings } from './meetings.ts'
import { office } from './office.ts'
import { oversight } from './oversight.ts'
import { support } from './support.ts'

/** The law as revised on 2025-10-28: in force from 2026-01-01 (art. 50). */
export const residentsCommittee2025: DraftSet = {
  key: 'CN-RC-2025',
  name: '城市居民委员会组织法(2025年修订)',
  standing: 'law',
  region: '',
  document: '中华人民共和国城市居民委员会组织法',
  versionOn: '2025-10-28',
  policyKey: '城市居民委员会组织法@2025-10-28',
  from: '2026-01-01',
  to: null,
  parameters: [...composition, ...election, ...office, ...meetings, ...oversight, ...support],
}
