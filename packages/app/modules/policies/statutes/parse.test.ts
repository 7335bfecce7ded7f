import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'

const folder = join(import.meta.dirname, '../../../../../../shared/data/policies')
const read = (name: string) => parsePolicy(name, readFileSync(join(folder, name), 'utf8'))

test('a statute in the comment form gives title, day, chapters, articles and what it repeals', () => {
  const { policy, problems } = parsePolicy(
    '某某市社区条例(2020-05-01).md',
    `# 某某市社区条例

2020年5月1日 某某市第十九届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章  总    则

第一条 为了建设社区，根据《某某法》和《某某办法》，结合本市实际，制定本条例。

第十条规定的事项不在此列。

### 第一节 一般规定

第二条 社区由区人民政府设立。

第二条之一 设立应当公告。

第三条 本条例自2020年7月1日起施行。2001年1月1日通过的《某某市居民区规定》同时废止。
`,
  )
  expect(problems).toEqual([])
  expect(policy).toMatchObject({
    key: '某某市社区条例@2020-05-01',
    issuer: '某某市人民代表大会常务委员会',
    level: 'city',
    kind: 'localRegulation',
    adoptedOn: '2020-05-01',
    inForceFrom: '2020-07-01',
    inForceBasis: 'text',
  })
  expect(policy!.articles.map((a) => [a.number, a.sub, a.chapter, a.section])).toEqual([
    [1, 0, '第一章 总则', null],
    [2, 0, '第一章 总则', '第一节 一般规定'],
    [2, 1, '第一章 总则', '第一节 一般规定'],
    [3, 0, '第一章 总则', '第一节 一般规定'],
  ])
  expect(policy!.articles[0]!.body.split('\n')).toHaveLength(2)
  expect(policy!.relations).toEqual([
    { kind: 'carriesOut', title: '某某法' },
    { kind: 'carriesOut', title: '某某办法' },
    { kind: 'repeals', title: '某某市居民区规定' },
  ])
})

test('an office paper without articles is cut at its items, its number and date read from named lines', () => {
  const { policy } = parsePolicy(
    '意见.md',
    `# 关于加强社区建设的意见\n文号：某发〔2001〕1号\n成文日期：二〇〇一年三月二日\n发文机关：某某市民政局\n施行日期：2001年4月1日\n\n各区：\n\n一、提高认识。\n\n二、抓好落实。\n`,
  )
  expect(policy).toMatchObject({
    number: '某发〔2001〕1号',
    versionOn: '2001-03-02',
    kind: 'normative',
    level: 'city',
    inForceFrom: '2001-04-01',
  })
  expect(policy!.articles.map((a) => [a.number, a.body])).toEqual([
    [0, '各区：'],
    [1, '提高认识。'],
    [2, '抓好落实。'],
  ])
})

test('what has no title, date or text is refused by name; gaps and repeats in the numbering are warned of', () => {
  const codes = (file: string, text: string) => parsePolicy(file, text).problems.map((p) => p.code)
  expect(codes('x.md', '')).toEqual(['policies.noTitle', 'policies.noDate', 'policies.noText'])
  expect(codes('x(2020-02-30).md', '# 标题\n\n第一条 甲。')).toEqual(['policies.noDate'])
  const gaps = parsePolicy('x(2020-02-01).md', '# 标题\n\n第一条 甲。\n\n第三条 乙。\n\n第三条 丙。\n').problems
  expect(gaps.map((p) => p.code)).toEqual(expect.arrayContaining(['policies.articleGap', 'policies.articleTwice']))
  expect(gaps[0]).toMatchObject({ params: { after: '第一条', next: '第三条' }, where: { row: 5 } })
})

describe.skipIf(!existsSync(folder))('the statutes of the shared data folder', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.md')) : []

  test('all are read, and each article follows the one before it', () => {
    expect(files).toHaveLength(59)
    for (const file of files) {
      const { policy, problems } = read(file)
      expect(policy, file).toBeDefined()
      expect(
        problems.filter((p) => /article|severity.error/.test(p.code)),
        file,
      ).toEqual([])
    }
  })

  test('a version made by an amending decision holds from that decision, not from the first version', () => {
    expect(read('城市居民委员会组织法(2018-12-29).md').policy).toMatchObject({
      inForceFrom: '2018-12-29',
      inForceBasis: 'amendment',
      kind: 'law',
      level: 'national',
    })
    expect(read('城市居民委员会组织法(2025-10-28).md').policy).toMatchObject({
      inForceFrom: '2026-01-01',
      inForceBasis: 'text',
    })
    expect(read('信访条例(2005-01-10).md').policy).toMatchObject({
      inForceFrom: '2005-05-01',
      number: '国务院令第431号',
      issuer: '国务院',
    })
    expect(read('社会救助暂行办法(2019-03-02).md').policy).toMatchObject({
      inForceFrom: '2019-03-02',
      inForceBasis: 'version',
    })
    expect(read('临沂市蒙山保护条例(2018-03-31).md').policy).toMatchObject({
      inForceFrom: '2018-07-01',
      issuer: '临沂市人民代表大会',
      level: 'city',
    })
  })

  test('both forms of one law give the same shape', () => {
    const old = read('城市居民委员会组织法(2018-12-29).md').policy!
    const now = read('城市居民委员会组织法(2025-10-28).md').policy!
    expect(old.family).toBe(now.family)
    expect([old.articles.length, now.articles.length]).toEqual([23, 50])
    expect(now.articles[12]).toMatchObject({ number: 13, label: '第十三条', chapter: '第二章 居民委员会的组成和职责' })
    expect(old.relations).toContainEqual({ kind: 'repeals', title: '城市居民委员会组织条例' })
  })

  test('a reply of the State Council is read by its items', () => {
    const { policy } = read('国函〔1994〕131号_撤销临沂地区设立地级临沂市.md')
    expect(policy).toMatchObject({
      number: '国函〔1994〕131号',
      versionOn: '1994-12-17',
      issuer: '国务院',
      kind: 'reply',
      level: 'national',
    })
    expect(policy!.articles.map((a) => a.number)).toEqual([0, 1, 2, 3])
  })
})
