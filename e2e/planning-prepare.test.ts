import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, type Size } from './browser.ts'
import { ask } from './city.ts'
import { atWork, choose, here } from './journeys/bring.ts'
import { both, good } from './journeys/walk.ts'

const CASE = '柳青街道小区拆分和导入'

describe.skipIf(!hasBrowser)('a subdistrict prepares its drawing', () => {
  const at = atWork('street')

  it.each(both)('a unit above the upper bound is split by building, and the split taken back: %s', async (size) => {
    const page = await at.visit('/planning', size)
    const { caseId, name } = await aLargeUnit(page, size)
    await at.visit(`/planning/cases/${caseId}`, size)
    await page.getByText('请先按楼栋拆分').waitFor()
    await page.getByRole('link', { name: '过大的小区' }).click()
    await page.getByRole('link', { name: `拆分“${name}”` }).waitFor()
    await good(page, `split-1-list-${size}`)
    await page.getByRole('link', { name: `拆分“${name}”` }).click()
    await page.getByRole('heading', { name: '拆分后的小区' }).waitFor()
    await page.getByLabel('新小区 1 的名称').fill(`${name}新区`)
    await page.getByLabel('“4号楼”归哪个小区').selectOption({ label: `${name}新区` })
    await good(page, `split-2-parts-${size}`)
    await page.getByRole('button', { name: '拆成 2 个小区' }).click()
    await page.getByText(`已拆成：${name}、${name}新区`).waitFor()
    await good(page, `split-3-done-${size}`)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('button', { name: '拆成 2 个小区' }).waitFor()
    await page.getByRole('button', { name: '拆成 2 个小区' }).click()
    await page.getByText('已拆成：').waitFor()
    await page.getByRole('link', { name: '回到规划任务' }).click()
    await page.getByRole('heading', { level: 1, name: CASE }).waitFor()
    await page.getByText('请先按楼栋拆分').waitFor({ state: 'detached' })
  })

  it.each(both)('a list assigns the whole scheme in one step, and says what it cannot place: %s', async (size) => {
    const page = await at.visit('/planning', size)
    const { id: caseId } = await ask<{ id: string }>(page, 'POST', '/api/planning/cases', { ...(await here(page)), name: CASE, reason: '按清单划分' }) // prettier-ignore
    const { id } = await ask<{ id: string }>(page, 'POST', `/api/planning/cases/${caseId}/schemes`, { name: '清单方案', from: 'current' }) // prettier-ignore
    const { units } = await ask<{ units: { ids: string[]; names: string[] } }>(page, 'GET', `/api/planning/cases/${caseId}/problem`) // prettier-ignore
    await at.visit(`/planning/schemes/${id}/assignment`, size)
    await choose(page, '划分清单（CSV、Excel）', at.kept('edges.csv', 'u,v,length\n1,2,3\n'))
    await page.getByText('没有找到“小区”和“社区”两列').waitFor()
    const lines = units.ids.slice(1).map((u) => `${u},清单社区`)
    await choose(
      page,
      '划分清单（CSV、Excel）',
      at.kept('plan.csv', `小区,社区\n${lines.join('\n')}\n不知何处,清单社区\n`),
    )
    await page.getByText('登记里没有的小区（不划） 1').waitFor()
    await page.getByText('清单里没有的小区（成为未划入，不会自成社区） 1').waitFor()
    await good(page, `assignment-1-read-${size}`)
    await page.getByRole('button', { name: '按清单划分' }).click()
    await page.getByText('已按清单划分').waitFor()
    const after = await ask<{ communities: { name: string }[]; assignment: number[] }>(page, 'GET', `/api/planning/schemes/${id}`) // prettier-ignore
    expect([after.assignment[0], after.communities[after.assignment[1]!]!.name]).toEqual([-1, '清单社区'])
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('button', { name: '按清单划分' }).waitFor()
    const back = await ask<{ assignment: number[] }>(page, 'GET', `/api/planning/schemes/${id}`)
    expect(back.assignment[0]).not.toBe(-1)
  })
})

describe.skipIf(!hasBrowser)('a county sets how it plans', () => {
  const street = atWork('street')
  const at = atWork('county')

  it('and its subdistricts see it', async () => {
    const page = await street.visit('/planning/settings', 'narrow')
    await page.getByText('设定由区县和市里的工作人员修改').waitFor()
    await good(page, 'settings-3-street')
  })

  it.each(both)('within what the law guides to: %s', async (size) => {
    const page = await at.visit('/planning/settings', size)
    await good(page, `settings-1-${size}`)
    await page.getByLabel('上限（户）').fill('3600')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('这里只能在范围内收紧').waitFor()
    await page.getByLabel('上限（户）').fill('2800')
    await page.getByLabel('纳入期限（天）').fill(size === 'wide' ? '20' : '25')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('设定已保存').waitFor()
    await good(page, `settings-2-${size}`)
    await page.reload()
    expect(await page.getByLabel('上限（户）').inputValue()).toBe('2800')
    await page.getByLabel('上限（户）').fill('')
    await page.getByRole('button', { name: '保存设定' }).click()
    await page.getByText('设定已保存').waitFor()
  })
})

/** A unit of 3600 stated households with four buildings, and a case that finds it. */
async function aLargeUnit(page: Page, size: Size): Promise<{ caseId: string; name: string }> {
  const name = size === 'wide' ? '云水大城' : '云山大城'
  const { areaId } = await here(page)
  const { rows } = await ask<{ rows: { communities: { id: string }[]; x: number; y: number }[] }>(page, 'GET', `/api/units?areaId=${areaId}&size=5`) // prettier-ignore
  const near = rows.find((r) => r.communities.length === 1)!
  const communityId = near.communities[0]!.id
  const why = { on: '2020-01-01', reason: '竣工' }
  const unit = await ask<{ id: string }>(page, 'POST', '/api/units', { townId: areaId, communityId, name, kind: 'estate', x: near.x, y: near.y + 0.001, households: 3600, ...why }) // prettier-ignore
  for (let n = 1; n <= 4; n++) {
    const { id } = await ask<{ id: string }>(page, 'POST', '/api/buildings', { communityId, unitId: unit.id, name: `${n}号楼`, ...why }) // prettier-ignore
    await ask(page, 'POST', `/api/buildings/${id}/dwellings`, { entrances: 1, floorFrom: 1, floorTo: 6, doors: 2, ...why }) // prettier-ignore
  }
  const { id: caseId } = await ask<{ id: string }>(page, 'POST', '/api/planning/cases', { areaId, name: CASE, reason: '小区过大' }) // prettier-ignore
  return { caseId, name }
}
