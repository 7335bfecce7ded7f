import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Range } from '../rules.ts'
import { openWorld, type World } from '#testing/world.ts'
import { addSeedGuideline, findRule, guidelines, inRange, judge, rule } from '../index.ts'
import { addRuleSet, reviseParameter } from '../commands.ts'
import { allRuleSets } from '../queries.ts'
import { ensureShipped } from '../shipped.ts'
import { verify } from '../verify.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
const officer = () => world.actor('cityOfficer', world.city.city.id)
const HOUSEHOLDS = 'residentsCommittee.households'

test.each([
  ['1990-01-01', { min: 100, max: 700 }, '第六条'],
  ['2002-06-30', { min: 100, max: 700 }, '第六条'],
  ['2025-12-31', { min: 100, max: 700 }, '第六条'],
  ['2026-01-01', { min: 1000, max: 3000 }, '第三条'],
])('on %s the law says how many households a committee has, with the article', async (day, value, article) => {
  const found = await world.system((ctx) => rule<Range>(ctx, HOUSEHOLDS, day))
  expect(found).toMatchObject({
    value,
    unit: 'households',
    modality: 'suggested',
    citation: { document: '中华人民共和国城市居民委员会组织法', article },
  })
})

test('the term of office is three years until 2018-12-28 and five from the day after', async () => {
  const term = (day: string) => world.system((ctx) => rule<number>(ctx, 'residentsCommittee.termYears', day))
  expect([
    (await term('2018-12-28')).value,
    (await term('2018-12-29')).value,
    (await term('2026-01-01')).citation.article,
  ]).toEqual([3, 5, '第十四条'])
})

test('before 1990 nothing is shipped as law, and asking for it is refused by name', async () => {
  await expect(world.system((ctx) => rule(ctx, HOUSEHOLDS, '1989-12-31'))).rejects.toMatchObject({
    code: 'policies.noRule',
    params: { key: HOUSEHOLDS, day: '1989-12-31' },
  })
  expect(await world.system((ctx) => findRule(ctx, HOUSEHOLDS, '1989-12-31'))).toBeUndefined()
})

test('the rules of other places are shown and never bind', async () => {
  const sets = await world.as({ kind: 'public' }, allRuleSets, { asOf: '2026-06-01' })
  const examples = sets.filter((s) => s.standing === 'example')
  expect(examples.map((s) => s.region)).toEqual(expect.arrayContaining(['62', '50', '33']))
  for (const p of examples.flatMap((s) => s.parameters))
    expect(await world.system((ctx) => findRule(ctx, p.key, '2026-06-01')), p.key).toBeUndefined()
})

test('a provision links to its article in the library', async () => {
  const sets = await world.as(officer(), allRuleSets, { asOf: '2026-06-01' })
  const set = sets.find((s) => s.key === 'CN-RC-2025')!
  expect(set.parameters.find((p) => p.key === HOUSEHOLDS)!.citation).toMatchObject({
    policyId: expect.any(String),
    anchor: 'a3',
    words: expect.stringContaining('一千户至三千户'),
  })
  expect(sets.find((s) => s.key === 'CN-RC-2018')!.parameters).toEqual([])
})

test('every shipped citation finds its article and its words in the library', async () => {
  const [said] = await world.system(verify)
  expect(said!.checked).toBeGreaterThan(100)
  expect(said!.faults).toEqual([])
})

test('preparing again changes nothing', async () => {
  const count = () =>
    world.system((ctx) =>
      ctx.db
        .selectFrom('ruleParameter')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
  const before = await count()
  await world.system(ensureShipped)
  expect(await count()).toEqual(before)
})

test('the demonstration guideline guides without binding', async () => {
  await world.system(addSeedGuideline)
  await world.system(addSeedGuideline)
  const path = world.city.communityA1.path
  const found = await world.system((ctx) => guidelines<Range>(ctx, HOUSEHOLDS, '2002-06-30', path))
  expect(found).toMatchObject([
    {
      value: { min: 1000, max: 3000 },
      modality: 'suggested',
      citation: { document: expect.stringContaining('原文未见') },
    },
  ])
  expect((await world.system((ctx) => rule<Range>(ctx, HOUSEHOLDS, '2002-06-30', path))).value).toEqual({
    min: 100,
    max: 700,
  })
})

const HABITUAL = 'residentsCommittee.registration.habitualMonths'
const provision = {
  key: HABITUAL,
  value: 6,
  unit: 'months',
  modality: 'required',
  from: '2026-03-01',
  document: '山东省实施办法',
  article: '第十条',
  approval: '市民政局 2026年第1号',
} as const

test('an office fills in its province’s pack, revises and corrects it; nothing is overwritten', async () => {
  const { id } = await world.as(officer(), (ctx) =>
    addRuleSet(ctx, { name: '山东省规定', standing: 'pack', region: '37', approval: '局务会' }),
  )
  const set = (more: object) => world.as(officer(), (ctx) => reviseParameter(ctx, id, { ...provision, ...more }))
  const first = await set({})
  const value = (day: string) =>
    world.system(async (ctx) => (await findRule(ctx, HABITUAL, day, world.city.communityA1.path))?.value)
  expect([await value('2026-02-28'), await value('2026-03-01')]).toEqual([undefined, 6])

  const verdict = await world.system(async (ctx) =>
    judge((await rule(ctx, HABITUAL, '2026-04-01')).found, '2026-04-01', (v) => 7 >= (v as number)),
  )
  expect(verdict).toMatchObject({ passed: true, parameterId: first.id, value: 6 })

  await set({ value: 12, from: '2027-01-01' })
  expect([await value('2026-12-31'), await value('2027-01-01')]).toEqual([6, 12])
  const rows = await world.system((ctx) =>
    ctx.db.selectFrom('ruleParameter').selectAll().where('ruleSetId', '=', id).execute(),
  )
  expect(rows.find((r) => r.id === first.id)).toMatchObject({ supersededAt: expect.any(Date), validTo: null })
  const trail = await world.system((ctx) =>
    ctx.db.selectFrom('auditEntry').selectAll().where('subjectId', '=', id).orderBy('seq').execute(),
  )
  expect(trail.at(-1)!.changes).toEqual({
    rule: [null, '“常住”的居住时间'],
    value: [6, 12],
    from: [null, '2027-01-01'],
  })
  const second = rows.find((r) => r.validFrom === '2027-01-01')!
  await set({ value: 9, from: '2027-01-01', corrects: second.id })
  expect(await value('2027-01-01')).toBe(9)
  await expect(set({ value: 3, from: '2026-06-01' })).rejects.toMatchObject({ code: 'policies.ruleOverlaps' })
  await expect(set({ value: 3, from: '2027-01-01', corrects: second.id })).rejects.toMatchObject({
    code: 'policies.correctsOther',
  })
  await expect(set({ from: '2028-01-01', to: '2028-01-01' })).rejects.toMatchObject({ code: 'policies.ruleEndsEarly' })
  await expect(set({ value: true, from: '2028-01-01' })).rejects.toMatchObject({ code: 'policies.valueUnfit' })
})

test('what was known before a revision is still known as of then', async () => {
  world.now = new Date('2028-01-10T02:00:00Z')
  const { id } = await world.as(officer(), (ctx) =>
    addRuleSet(ctx, { name: '临沂市规定', standing: 'pack', region: '3713', approval: '局务会' }),
  )
  const key = 'residentsCommittee.reElectionDays'
  const set = (value: number, corrects?: string) =>
    world.as(officer(), (ctx) => reviseParameter(ctx, id, { ...provision, key, unit: 'days', value, corrects }))
  const wrong = await set(30)
  world.now = new Date('2028-02-10T02:00:00Z')
  await set(60, wrong.id)
  const asKnown = (knownOn: string | null) =>
    world.as(officer(), async (ctx) => (await findRule(ctx, key, '2026-04-01'))?.value, { knownOn })
  expect([
    await asKnown('2028-01-09'),
    await asKnown('2028-01-10'),
    await asKnown('2028-02-10'),
    await asKnown(null),
  ]).toEqual([undefined, 30, 60, 60])
})

test('local rules may not contradict the law, touch what is shipped, bind by a guideline, or reach into another province', async () => {
  const add = (standing: 'pack' | 'guideline', region: string) =>
    world.as(officer(), (ctx) => addRuleSet(ctx, { name: 'x', standing, region, approval: 'y' }))
  const set = (id: string, more: object) =>
    world.as(officer(), (ctx) => reviseParameter(ctx, id, { ...provision, ...more }))
  const pack = await add('pack', '3713')
  await expect(set(pack.id, { key: 'residentsCommittee.termYears', unit: 'years', value: 4 })).rejects.toMatchObject({
    code: 'policies.lockedByLaw',
    params: { article: '第十四条' },
  })
  await set(pack.id, { key: HOUSEHOLDS, unit: 'households', value: { min: 800, max: 2500 }, modality: 'suggested' })
  expect((await world.system((ctx) => rule<Range>(ctx, HOUSEHOLDS, '2026-06-01'))).value).toEqual({
    min: 1000,
    max: 3000,
  })
  const guide = await add('guideline', '371302')
  await expect(set(guide.id, {})).rejects.toMatchObject({ code: 'policies.guidelineBinds' })
  await expect(add('pack', '62')).rejects.toMatchObject({ code: 'policies.foreignRegion' })
  const shipped = await world.system((ctx) =>
    ctx.db.selectFrom('ruleSet').select('id').where('key', '=', 'CN-RC-2025').executeTakeFirstOrThrow(),
  )
  await expect(set(shipped.id, {})).rejects.toMatchObject({ code: 'policies.ruleSetShipped' })
})

test('where the law leaves a choice of words to the province, only those that can be acted by go in', async () => {
  const { id } = await world.as(officer(), (ctx) =>
    addRuleSet(ctx, { name: '选举细则', standing: 'pack', region: '37', approval: '局务会' }),
  )
  const set = (key: string, unit: 'code' | 'list', value: string | string[]) =>
    world.as(officer(), (ctx) =>
      reviseParameter(ctx, id, { ...provision, key: `residentsCommittee.${key}`, unit, value }),
    )
  await set('tie', 'code', 'drawLots')
  await set('election.voidGrounds', 'list', ['moreBallotsReturned', 'notAnnouncedOnSpot'])
  await expect(set('relativesClash', 'code', '抓阄')).rejects.toMatchObject({
    code: 'policies.wordUnknown',
    params: { word: '抓阄' },
  })
  await expect(set('handover.items', 'list', ['seals', '猫'])).rejects.toMatchObject({ params: { word: '猫' } })
})

test('a provision that others read is filled in as they read it, whatever fits its unit', async () => {
  const { id } = await world.as(officer(), (ctx) =>
    addRuleSet(ctx, { name: '选举办法', standing: 'pack', region: '37', approval: '局务会' }),
  )
  const set = (key: string, more: object) =>
    world.as(officer(), (ctx) =>
      reviseParameter(ctx, id, { ...provision, key: `residentsCommittee.${key}`, from: '2030-01-01', ...more }),
    )
  const unfit = { code: 'policies.valueUnfit' }
  await expect(set('runOffDays', { unit: 'days', value: { min: 10, max: 30 } })).rejects.toMatchObject(unfit)
  await expect(set('runOffDays', { unit: 'months', value: 1 })).rejects.toMatchObject(unfit)
  await expect(set('ballotMarks', { unit: 'code', value: 'for' })).rejects.toMatchObject(unfit)
  await expect(set('turnout.allVoters', { unit: 'flag', value: true, from: '2020-01-01' })).rejects.toMatchObject(unfit)
  await set('runOffDays', { unit: 'days', value: 30 })
  await set('ownMatter', { unit: 'days', value: { min: 1, max: 2 } })
})

test('a committee of 3,001 households is outside the band; one of 3,000 is within', async () => {
  const found = await world.system((ctx) => rule<Range>(ctx, HOUSEHOLDS, '2026-06-01'))
  const fits = (n: number) => judge(found.found, '2026-06-01', (v) => inRange(n, v as Range)).passed
  expect([fits(999), fits(1000), fits(3000), fits(3001)]).toEqual([false, true, true, false])
})
