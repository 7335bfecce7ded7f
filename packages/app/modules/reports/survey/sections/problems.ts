import type { Block, Run } from '#shared/document.ts'
import { inProse, percent, prose } from '../../rules/index.ts'
import { derived, factOf } from '../facts.ts'
import { cited, heading, numbered, type Pen } from './pen.ts'

/** Problems that rows show; none is invented. */
export function problems(pen: Pen): Block[] {
  const { data, say, book, locale } = pen
  const found: Run[][] = []
  const { committees, communities } = data.values
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
  for (const name of ['blindSpots', 'blindHouseholds', 'largeUnits', 'casesOverdue'] as const) {
    const value = data.values[name]
    if (!value?.value) continue
    const n = book.show(factOf(data, name, data.main.scope, value, value.sources), inProse(value.value, locale))
    found.push(prose(say, `survey.problems.${name}`, { n, notes: book.notes() }))
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
