import type { Block, Run } from '#shared/document.ts'
import { dayInWords, inProse, joined, prose } from '../../rules/index.ts'
import { cellFact, derived, factOf } from '../facts.ts'
import type { SurveyKey, SurveyScope } from '../gather.ts'
import { heading, paragraph, type Pen } from './pen.ts'

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

/** How many changes of communities were taken up so far; nothing where there were none. */
function actsOf({ data, say, locale, book }: Pen): Run[] {
  const { acts } = data.values
  if (!acts?.value) return []
  const n = book.show(factOf(data, 'acts', data.main.scope, acts, acts.sources), inProse(acts.value, locale))
  return prose(say, 'survey.bodies.acts', { n, notes: book.notes() })
}

/** The paragraph of the survey: people, then bodies, then what is planned. */
export function situation(pen: Pen): Block[] {
  const { data, say, locale } = pen
  const people = joined(
    [peopleOf(pen, data.main, 'main'), ...data.others.map((other) => peopleOf(pen, other, 'other'))],
    say('survey.clauseSeparator'),
  )
  const lead = prose(say, 'survey.lead', { day: dayInWords(data.time.day, locale) })
  return [paragraph([...lead, ...people, { text: say('survey.stop') }, ...bodiesOf(pen), ...actsOf(pen)]), ...gaps(pen)]
}

/** Says plainly where nothing is known, so that no sum is taken for a whole. */
function gaps({ data, say }: Pen): Block[] {
  const { missing, missingAreas } = data.main.population
  if (missing === 0) return []
  const names = missingAreas.slice(0, 8).map((a) => a.name).join(say('survey.listSeparator')) // prettier-ignore
  return [paragraph(prose(say, missing > 8 ? 'survey.gapsMany' : 'survey.gaps', { n: missing, names }))]
}

export const firstHeading = ({ say }: Pen): Block => heading(1, say('survey.headings.situation'))
