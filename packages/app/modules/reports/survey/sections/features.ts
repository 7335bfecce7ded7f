import type { Block, Run } from '#shared/document.ts'
import { inProse, percent, prose } from '../../rules/index.ts'
import { derived } from '../facts.ts'
import type { SizeFacts } from '../gather.ts'
import { cited, heading, numbered, type Pen } from './pen.ts'

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
