import { describe, expect, it } from 'vitest'
import { approvalOf } from './approvals.ts'

describe('who decides a change of the tree', () => {
  it('lets the subdistrict office propose a community and the district decide it (2025 law, Art. 3)', () => {
    expect(approvalOf('setUp', 5, ['community'])).toMatchObject({
      proposers: ['subdistrictOfficer'],
      approvers: ['countyOfficer'],
      article: '第三条',
      consent: false,
      outside: null,
    })
  })
  it('asks for the consent of the villagers’ assembly where a village is concerned', () => {
    expect(approvalOf('convert', 5, ['villagersCommittee', 'community'])).toMatchObject({
      consent: true,
      approvers: ['countyOfficer'],
    })
    expect(approvalOf('rename', 5, ['villagersCommittee']).consent).toBe(false)
  })
  it('leaves towns to the province, subdistricts to the city, counties to the State Council', () => {
    expect(approvalOf('convert', 4, ['town', 'subdistrict'])).toMatchObject({ outside: 'province', article: '第九条' })
    expect(approvalOf('setUp', 4, ['subdistrict'])).toMatchObject({
      outside: null,
      article: '第十条',
      approvers: ['cityOfficer'],
    })
    expect(approvalOf('rename', 3, ['county'])).toMatchObject({ outside: 'state', article: '第七条' })
  })
  it('lets the community propose its groups and grids', () => {
    expect(approvalOf('setUp', 7, ['grid'])).toMatchObject({
      proposers: ['communityWorker', 'subdistrictOfficer'],
      approvers: ['subdistrictOfficer'],
    })
  })
})
