import { describe, expect, it } from 'vitest'
import { approvalOf, lawDay } from './approvals.ts'

describe('who decides a change of the tree', () => {
  it('lets the subdistrict office propose a community and the district decide it (2025 law, Art. 3)', () => {
    expect(approvalOf('setUp', 5, ['community'], '2026-06-01')).toMatchObject({
      proposers: ['subdistrictOfficer'],
      approvers: ['countyOfficer'],
      article: '第三条',
      consent: false,
      outside: null,
    })
  })
  it('asks for the consent of the villagers’ assembly where a village is concerned', () => {
    expect(approvalOf('convert', 5, ['villagersCommittee', 'community'], '2026-06-01')).toMatchObject({
      consent: true,
      approvers: ['countyOfficer'],
    })
    expect(approvalOf('rename', 5, ['villagersCommittee'], '2026-06-01').consent).toBe(false)
  })
  it('leaves towns to the province, subdistricts to the city, counties to the State Council', () => {
    expect(approvalOf('convert', 4, ['town', 'subdistrict'], '2026-06-01')).toMatchObject({
      outside: 'province',
      article: '第九条',
    })
    expect(approvalOf('setUp', 4, ['subdistrict'], '2026-06-01')).toMatchObject({
      outside: null,
      article: '第十条',
      approvers: ['cityOfficer'],
    })
    expect(approvalOf('rename', 3, ['county'], '2026-06-01')).toMatchObject({ outside: 'state', article: '第七条' })
  })
  it('lets the community propose its groups and grids', () => {
    expect(approvalOf('setUp', 7, ['grid'], '2026-06-01')).toMatchObject({
      proposers: ['communityWorker', 'subdistrictOfficer'],
      approvers: ['subdistrictOfficer'],
    })
  })
  it('cites the law of the day: before 2026 nobody is named who proposes a community, and the article is another', () => {
    const on = (day: string) => approvalOf('setUp', 5, ['community'], day)
    expect(on('2025-12-31')).toMatchObject({
      proposers: ['subdistrictOfficer', 'countyOfficer'],
      approvers: ['countyOfficer'],
      namesProposer: false,
      document: '城市居民委员会组织法(2018年修正)',
      article: '第六条',
    })
    expect(on('2026-01-01')).toMatchObject({
      proposers: ['subdistrictOfficer'],
      namesProposer: true,
      article: '第三条',
    })
    expect(on('2002-06-30').document).toBe('城市居民委员会组织法(1989年)')
    expect(on('1985-01-01').document).toBe('城市居民委员会组织法(1989年)')
  })
  it('cites for villages the law of the day, and for groups likewise', () => {
    const village = (day: string) => approvalOf('abolish', 5, ['villagersCommittee'], day)
    expect(village('2003-01-01')).toMatchObject({ consent: true, article: '第八条' })
    expect(village('2010-10-28')).toMatchObject({ document: '村民委员会组织法(2010年修订)', article: '第三条' })
    expect(approvalOf('setUp', 6, ['group'], '2020-01-01').article).toBe('第十四条')
  })
  it('takes the law of today for days to come, and that of the day for what is written down later', () => {
    expect(lawDay('2026-09-01', '2026-06-01')).toBe('2026-06-01')
    expect(lawDay('2012-09-01', '2026-06-01')).toBe('2012-09-01')
  })
})
