import type { Block, Run } from '#shared/document.ts'
import type { Amount } from '#modules/indicators/index.ts'
import { exact, type Say } from '../../rules/index.ts'
import { cellFact, factOf } from '../facts.ts'
import type { SurveyData, SurveyKey } from '../gather.ts'
import type { Pen } from './pen.ts'

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
