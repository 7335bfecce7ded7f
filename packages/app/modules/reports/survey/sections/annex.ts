import type { Block, Run } from '#shared/document.ts'
import { exact } from '../../rules/index.ts'
import type { SurveyData } from '../gather.ts'
import { heading, type Pen } from './pen.ts'

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
