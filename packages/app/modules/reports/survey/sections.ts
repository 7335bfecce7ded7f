import type { Block, Run } from '#shared/document.ts'
import { areaMap, barChart } from '#server/documents/index.ts'
import type { Amount } from '#modules/indicators/index.ts'
import { dayInWords, exact, inProse, joined, percent, prose, type Locale, type Say } from '../rules/index.ts'
import { cellFact, derived, factOf } from './facts.ts'
import type { FigureBook } from './figures.ts'
import type { SizeFacts, SurveyData, SurveyKey, SurveyScope } from './gather.ts'

/** What a section is written with. */
export interface Pen {
  data: SurveyData
  say: Say
  locale: Locale
  book: FigureBook
}

const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs: [...runs] })
const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, runs: [{ text }] })

/** 一是、二是、三是 before each of several sentences; a single one stands alone. */
function numbered({ say }: Pen, sentences: readonly (readonly Run[])[]): Block[] {
  if (sentences.length < 2) return sentences.map(paragraph)
  return sentences.map((runs, i) => paragraph([{ text: say(`survey.ordinals.o${i + 1}`) }, ...runs]))
}

/** How the whole is called: 全市, 全区, 全县, or the name of the area. */
function wholeOf({ data, say }: Pen): string {
  const { kind, name } = data.area
  return ['city', 'district', 'county', 'subdistrict', 'town', 'township'].includes(kind)
    ? say(`survey.wholes.${kind}`, { name })
    : name
}

function peopleOf(pen: Pen, at: SurveyScope, key: 'main' | 'other'): Run[] {
  const { data, say, locale, book } = pen
  const { population, floating } = at
  if (population.value === null) return prose(say, 'survey.people.unknown', { scope: at.scope.name })
  const counties =
    data.area.level === 2 && key === 'main' ? prose(say, 'survey.people.counties', { n: countiesRun(pen) }) : ''
  const people = book.show(
    factOf(data, 'population', at.scope, population, population.sources),
    inProse(population.value, locale),
  )
  const known = { scope: at.scope.kind === 'area' ? wholeOf(pen) : at.scope.name, counties, population: people }
  // A part of which some areas are missing is not the part of a whole.
  if (floating.value === null || floating.missing > population.missing)
    return prose(say, `survey.people.${key}Only`, { ...known, notes: book.notes() })
  const moving = book.show(
    factOf(data, 'floating', at.scope, floating, floating.sources),
    inProse(floating.value, locale),
  )
  return prose(say, `survey.people.${key}`, { ...known, floating: moving, notes: book.notes() })
}

/** Counties and districts; development zones are none. */
function countiesRun({ data, say, locale, book }: Pen): Run {
  const n = data.rows.filter((r) => r.kind === 'county' || r.kind === 'district').length
  const fact = derived(data, 'counties', say('survey.names.counties'), 'areas', n, { key: 'population', level: 3 })
  return book.show(fact, inProse(n, locale))
}

/** Where the communities lie: all in one county, in some, or across many; nothing where there are none. */
function whereOf(pen: Pen): Run[] {
  const { data, say, locale, book } = pen
  const built = data.rows.filter((r) => (r.amounts.communities?.value ?? 0) > 0)
  if (built.length === 0) return []
  if (built.length === 1) return prose(say, 'survey.bodies.allIn', { name: built[0]!.name })
  if (built.length > 6)
    return prose(say, 'survey.bodies.across', { n: built.length, below: say(`survey.below.l${data.level}`) })
  const each = built.map((r) => {
    const amount = r.amounts.communities!
    return prose(say, 'survey.bodies.inOne', {
      name: r.name,
      n: book.show(cellFact(data, 'communities', r, amount), inProse(amount.value!, locale)),
    })
  })
  return prose(say, 'survey.bodies.namely', { list: joined(each, say('survey.listSeparator')) })
}

function bodiesOf(pen: Pen): Run[] {
  const { data, say, locale, book } = pen
  const { townships, committees, communities } = data.values
  if (!committees || committees.value === null) return []
  const shown = (name: SurveyKey) => {
    const value = data.values[name]!
    return book.show(factOf(data, name, data.main.scope, value, value.sources), inProse(value.value ?? 0, locale))
  }
  const whole = data.main.scope.kind === 'area' ? wholeOf(pen) : say('survey.bodies.urban', { whole: wholeOf(pen) })
  const first = townships?.value ? prose(say, 'survey.bodies.townships', { n: shown('townships') }) : ''
  const values = { whole, townships: first, committees: shown('committees') }
  if (!communities?.value) return prose(say, 'survey.bodies.none', { ...values, notes: book.notes() })
  const built = shown('communities')
  return prose(say, 'survey.bodies.sentence', {
    ...values,
    communities: built,
    where: whereOf(pen),
    notes: book.notes(),
  })
}

/** The paragraph of the survey: people, then bodies. */
export function situation(pen: Pen): Block[] {
  const { data, say, locale } = pen
  const people = joined(
    [peopleOf(pen, data.main, 'main'), ...data.others.map((other) => peopleOf(pen, other, 'other'))],
    say('survey.clauseSeparator'),
  )
  const lead = prose(say, 'survey.lead', { day: dayInWords(data.time.day, locale) })
  return [paragraph([...lead, ...people, { text: say('survey.stop') }, ...bodiesOf(pen)]), ...gaps(pen)]
}

/** Says plainly where nothing is known, so that no sum is taken for a whole. */
function gaps({ data, say }: Pen): Block[] {
  const { missing, missingAreas } = data.main.population
  if (missing === 0) return []
  const names = missingAreas.slice(0, 8).map((a) => a.name).join(say('survey.listSeparator')) // prettier-ignore
  return [paragraph(prose(say, missing > 8 ? 'survey.gapsMany' : 'survey.gaps', { n: missing, names }))]
}

/** `*` where returns are in a number, `†` where something is missing from it. */
function marksOf(say: Say, amount: Amount): Run[] {
  const marks = `${amount.hasReported ? say('survey.table.reportedMark') : ''}${amount.missing > 0 ? say('survey.table.incompleteMark') : ''}`
  return marks === '' ? [] : [{ text: marks }]
}

function remarksOf(data: SurveyData, columns: readonly SurveyKey[], say: Say): string[] {
  const shown = columns.flatMap((name) => [data.values[name], ...data.rows.map((r) => r.amounts[name])])
  const people = data.rows.reduce((sum, r) => sum + (r.amounts.population?.value ?? 0), 0)
  return [
    say('survey.table.remark'),
    ...(shown.some((a) => a && a.value !== null && a.missing > 0) ? [say('survey.table.incomplete')] : []),
    ...(data.main.population.value !== null && data.main.population.value !== people
      ? [say('survey.table.undivided')]
      : []),
  ]
}

const COLUMNS = ['population', 'floating', 'townships', 'committees', 'communities'] as const

/** The table of the areas below, with a line of totals; columns without any data are left out. */
export function countiesTable({ data, say, book }: Pen): Block[] {
  if (data.rows.length === 0) return []
  const columns = COLUMNS.filter((name) => data.rows.some((r) => r.amounts[name] && r.amounts[name].value !== null))
  const cell = (name: SurveyKey, row: SurveyData['rows'][number]): Run[] => {
    const amount = row.amounts[name]
    if (!amount || amount.value === null) return [{ text: say('survey.table.unknown') }]
    return [book.show(cellFact(data, name, row, amount), exact(amount.value)), ...marksOf(say, amount)]
  }
  const total = columns.map((name): Run[] => {
    const value = data.values[name]
    return value?.value === null || value === undefined
      ? [{ text: '' }]
      : [
          book.show(factOf(data, name, data.main.scope, value, value.sources), exact(value.value)),
          ...marksOf(say, value),
        ]
  })
  book.notes()
  const rows = data.rows.map((row) => [[{ text: row.name }], ...columns.map((name) => cell(name, row))])
  book.notes()
  return [
    {
      kind: 'table',
      caption: say('survey.table.caption', { scope: data.main.scope.name, below: say(`survey.below.l${data.level}`) }),
      columns: [
        { title: say(`survey.below.l${data.level}`), width: 2 },
        ...columns.map((name) => ({
          title: say(`survey.table.${name}`),
          align: 'right' as const,
          width: name === 'population' || name === 'floating' ? 2 : 1.6,
        })),
      ],
      rows: [...rows, [[{ text: say('survey.table.total') }], ...total]],
      totals: 1,
      remarks: remarksOf(data, columns, say),
    },
  ]
}

/** Bars of people by area, and a map where outlines are known. */
export function pictures({ data, say, locale }: Pen): Block[] {
  const bars = data.rows
    .filter((r) => r.amounts.population?.value !== null && r.amounts.population !== undefined)
    .slice(0, 40)
  const scope = data.main.scope.name
  const below = say(`survey.below.l${data.level}`)
  const drawing = barChart({
    title: say('survey.chart.alt', { scope, below }),
    series: [{ name: say('survey.table.population'), colour: '#145a9c' }, { name: say('survey.table.floating'), colour: '#d4761b' }],
    bars: bars.map((r) => ({ label: r.name, values: [r.amounts.population!.value, r.amounts.floating?.value ?? null] })),
    format: (value) => inProse(value, locale),
    unknown: say('survey.table.unknown'),
  }) // prettier-ignore
  const chart: Block[] =
    bars.length > 1 ? [{ kind: 'figure', caption: say('survey.chart.caption', { scope, below }), drawing }] : []
  const areas = data.rows.flatMap((r) => {
    const geometry = data.outlines.areas.get(r.id)
    return geometry ? [{ label: r.name, geometry, value: r.amounts.population?.value ?? null }] : []
  })
  const map = areaMap({
    title: say('survey.map.alt', { scope, below }),
    areas,
    format: (value) => inProse(value, locale),
    unknown: say('survey.table.unknown'),
  })
  return map
    ? [
        ...chart,
        {
          kind: 'figure',
          caption: say('survey.map.caption', { scope, below }),
          drawing: map,
          remarks: [say('survey.map.remark')],
        },
      ]
    : chart
}

/** What marks the situation, only as far as figures say so. */
export function features(pen: Pen): Block[] {
  const { data, say, locale } = pen
  const found: Run[][] = []
  const { committees, communities, population, floating } = data.values
  const built = percent(communities?.value ?? 0, committees?.value ?? 0)
  const rows = data.rows.filter((r) => (r.amounts.committees?.value ?? 0) > 0)
  const begun = rows.filter((r) => (r.amounts.communities?.value ?? 0) > 0)
  if (built && communities?.value) {
    const place =
      rows.length > 1
        ? prose(say, 'survey.features.begun', {
            begun: begun.length,
            all: rows.length,
            below: say(`survey.below.l${data.level}`),
          })
        : ''
    found.push(prose(say, 'survey.features.built', { share: built, place }))
  }
  const people = population?.missing === 0 ? (population.value ?? 0) : 0
  const moving = floating?.missing === 0 ? percent(floating.value ?? 0, people) : undefined
  if (moving && moving !== '0%')
    found.push(prose(say, 'survey.features.floating', { share: moving, most: mostFloating(pen) }))
  // Where villages are, not everyone lives under a residents' committee.
  if (people > 0 && committees?.value && !data.values.villages?.value)
    found.push(prose(say, 'survey.features.average', { n: inProse(Math.round(people / committees.value), locale) }))
  for (const size of data.sizes) found.push(sizeSentence(pen, size))
  return found.length === 0 ? [] : [heading(2, say('survey.headings.features')), ...numbered(pen, found)]
}

function mostFloating({ data, say }: Pen): Run[] {
  const shares = data.rows.flatMap((r) => {
    const [part, whole] = [r.amounts.floating?.value, r.amounts.population?.value]
    return part && whole && r.amounts.floating?.missing === 0
      ? [{ name: r.name, share: part / whole, text: percent(part, whole)! }]
      : []
  })
  if (shares.length < 2) return []
  const most = shares.reduce((a, b) => (b.share > a.share ? b : a))
  return prose(say, 'survey.features.most', { name: most.name, share: most.text })
}

function sizeSentence(pen: Pen, size: SizeFacts): Run[] {
  const { data, say, book } = pen
  const kind = size.law ? 'law' : 'guideline'
  const count = (which: 'counted' | 'below' | 'above', n: number) =>
    book.show(
      derived(
        data,
        `size.${size.band.document}.${which}`,
        say(`survey.names.${which}`, { min: size.band.min, max: size.band.max }),
        'areas',
        n,
        { key: 'households', level: 5 },
      ),
      String(n),
    )
  const within = size.counted - size.below.length - size.above.length
  return prose(say, `survey.features.${kind}`, {
    document: cited(pen, size.band.document),
    article: size.band.article,
    min: size.band.min,
    max: size.band.max,
    counted: count('counted', size.counted),
    within,
    below: count('below', size.below.length),
    above: count('above', size.above.length),
    notes: book.notes(),
  })
}

/** A law by its title in title marks; a paper that is known by its number without. */
const cited = ({ say }: Pen, document: string): string =>
  /号|^《/.test(document) ? document : say('survey.cited', { document })

/** Problems that rows show; none is invented. */
export function problems(pen: Pen): Block[] {
  const { data, say, book, locale } = pen
  const found: Run[][] = []
  const { blindSpots, committees, communities } = data.values
  const notYet = (committees?.value ?? 0) - (communities?.value ?? 0)
  const without = data.rows
    .filter((r) => (r.amounts.committees?.value ?? 0) > 0 && !r.amounts.communities?.value)
    .map((r) => r.name)
  if (committees?.value && notYet > 0) {
    const n = book.show(
      derived(data, 'notYet', say('survey.names.notYet'), 'areas', notYet, { key: 'committees' }),
      inProse(notYet, locale),
    )
    const names =
      without.length > 0
        ? prose(say, 'survey.problems.notBegun', {
            n: without.length,
            names: without.slice(0, 12).join(say('survey.listSeparator')),
          })
        : ''
    found.push(
      prose(say, 'survey.problems.notYet', {
        n,
        share: percent(notYet, committees.value)!,
        names,
        notes: book.notes(),
      }),
    )
  }
  // The guideline of the place, where there is one, says more closely what is meant here than the law's general number.
  const outside = data.sizes.at(-1)
  if (outside && outside.below.length + outside.above.length > 0) {
    const names = [...outside.below, ...outside.above].slice(0, 8).join(say('survey.listSeparator'))
    found.push(
      prose(say, 'survey.problems.size', {
        n: outside.below.length + outside.above.length,
        min: outside.band.min,
        max: outside.band.max,
        document: cited(pen, outside.band.document),
        article: outside.band.article,
        names,
      }),
    )
  }
  if (blindSpots?.value) {
    const n = book.show(
      factOf(data, 'blindSpots', data.main.scope, blindSpots, blindSpots.sources),
      inProse(blindSpots.value, locale),
    )
    found.push(prose(say, 'survey.problems.blindSpots', { n, notes: book.notes() }))
  }
  if (data.outlines.committees > 0 && data.outlines.without > 0) {
    const n = book.show(
      derived(data, 'withoutOutline', say('survey.names.withoutOutline'), 'areas', data.outlines.without, {
        key: 'committees',
      }),
      String(data.outlines.without),
    )
    found.push(prose(say, 'survey.problems.outlines', { n, notes: book.notes() }))
  }
  return found.length === 0 ? [] : [heading(2, say('survey.headings.problems')), ...numbered(pen, found)]
}

/** Every figure with its definition, scope, day and provenance: what the notes say, in one table. */
export function annex({ say, book }: Pen): Block[] {
  const origin = (a: SurveyData['main']['population'] | (typeof book.list)[number]['amount']) =>
    a.hasComputed && a.hasReported
      ? say('survey.annex.both', { computed: exact(a.computed), reported: exact(a.reported) })
      : say(a.hasComputed ? 'survey.annex.computed' : 'survey.annex.reported')
  const rows = book.list
    .filter((f) => !f.cell)
    .map((f): Run[][] => [
      [{ text: String(f.no) }],
      [{ text: f.name }],
      [{ text: f.scope.name }],
      [{ text: f.day }],
      [
        { text: f.amount.value === null ? say('survey.table.unknown') : exact(f.amount.value), trace: f.address },
        { text: ` ${say(`units.${f.unit}`)}` },
      ],
      [{ text: origin(f.amount) }],
    ])
  const columns = [{ key: 'no', width: 0.7 }, { key: 'name', width: 2.4 }, { key: 'scope', width: 2.6 }, { key: 'day', width: 1.7 }, { key: 'value', width: 2 }, { key: 'origin', width: 2.8 }] // prettier-ignore
  return [
    heading(1, say('survey.headings.annex')),
    {
      kind: 'table',
      caption: say('survey.annex.caption'),
      columns: columns.map(({ key, width }) => ({
        title: say(`survey.annex.${key}`),
        width,
        align: key === 'value' || key === 'no' ? ('right' as const) : ('left' as const),
      })),
      rows,
      remarks: [say('survey.annex.remark')],
    },
  ]
}

export const firstHeading = ({ say }: Pen): Block => heading(1, say('survey.headings.situation'))
