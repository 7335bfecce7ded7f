import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenIdCheck } from '#shared/codes.ts'
import { openWorld, type World } from '#testing/world.ts'
import { importResidentsCsv } from '../index.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'residents-'))
beforeAll(async () => {
  world = await openWorld()
  world.house.config.demo = true
})
afterAll(() => world.close())

const HEADER =
  '社区代码,户号,姓名,性别,与户主关系,公民身份号码,出生日期,联系电话,户籍地,文化程度,婚姻状况,小区,楼栋,房间,住址'
const id = (first17: string) => first17 + citizenIdCheck(first17)
/** Three people a household; every tenth household has a wrong id in its second row. */
function line(code: string, n: number, wrong: boolean): string {
  const home = `${code}${Math.floor(n / 3)}`
  const [relation, sex] = [
    ['0', '1'],
    ['1', '2'],
    ['2', '1'],
  ][n % 3]!
  const serial = String((n % 450) * 2 + (sex === '1' ? 1 : 2)).padStart(3, '0')
  const day = String(1 + (Math.floor(n / 450) % 28)).padStart(2, '0')
  const number = id(`371399198${code.at(-1)}01${day}${serial}`)
  return [
    code,
    home,
    `王${'甲乙丙'[n % 3]}`,
    sex,
    relation,
    wrong && n % 30 === 1 ? number.slice(0, 17) : number,
    `198${code.at(-1)}-01-${day}`,
    '12000000001',
    '本社区',
    '60',
    '20',
    '花园小区',
    '1号楼',
    String(n),
    `花园路${home}号`,
  ].join(',')
}
function file(name: string, lines: string[], header = HEADER): string {
  const path = join(folder, name)
  writeFileSync(path, [header, ...lines].join('\n'))
  return path
}
const lines = (count: number, wrong: boolean) =>
  ['371302001001', '371302001002'].flatMap((code) => Array.from({ length: count }, (_, n) => line(code, n, wrong)))
const options = { asOf: '2026-05-01', source: '测试文件' }
const count = async () =>
  (
    await world.system((ctx) =>
      ctx.db
        .selectFrom('resident')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('supersededAt', 'is', null)
        .executeTakeFirstOrThrow(),
    )
  ).n

describe('a CSV of residents', () => {
  it('is taken in whole households; wrong rows are set aside with their reasons, and the rest of their household goes in', async () => {
    const wrongFile = join(folder, 'wrong.csv')
    const seen: number[] = []
    const report = await importResidentsCsv(
      world.house,
      file('a.csv', [...lines(3000, true), '371302009999,1,王乙,1,0,,1980-01-01,,,,,,,,']),
      { ...options, wrongFile },
      (p) => seen.push(p.rows),
    )
    expect(report).toEqual({ rows: 6001, taken: 5800, already: 0, wrong: 201 })
    expect(await count()).toBe(5800)
    expect(seen.length).toBeGreaterThan(3)
    const aside = readFileSync(wrongFile, 'utf8').trim().split('\r\n')
    expect(aside.length).toBe(202)
    expect(aside[1]).toMatch(/^3,371302001001,.*17 位/)
    expect(aside.at(-1)).toMatch(/371302009999/)
  })

  it('run again takes nobody twice; mended rows join the household that is there', async () => {
    const before = await count()
    expect(await importResidentsCsv(world.house, file('a.csv', lines(3000, true)), options)).toEqual({
      rows: 6000,
      taken: 0,
      already: 5800,
      wrong: 200,
    })
    expect(await importResidentsCsv(world.house, file('b.csv', lines(3000, false)), options)).toEqual({
      rows: 6000,
      taken: 200,
      already: 5800,
      wrong: 0,
    })
    expect(await count()).toBe(before + 200)
    const households = await world.system((ctx) =>
      ctx.db
        .selectFrom('household')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    expect(households.n).toBe(2000)
  })

  it('a file without a needed column, or that is no text, is refused', async () => {
    await expect(
      importResidentsCsv(world.house, file('c.csv', ['1,2'], '社区代码,户号,姓名'), options),
    ).rejects.toMatchObject({ code: 'registers.ledgerCsvHeader', params: { column: '与户主关系' } })
    const bytes = join(folder, 'd.csv')
    writeFileSync(bytes, Buffer.from('\ufeff姓名', 'utf16le'))
    await expect(importResidentsCsv(world.house, bytes, options)).rejects.toMatchObject({ code: 'sheets.utf16' })
  })
})
