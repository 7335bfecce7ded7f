import { areaMap, barChart } from '#server/documents/index.ts'
import type { Block } from '#shared/document.ts'
import { inProse } from '../../rules/index.ts'
import type { Pen } from './pen.ts'

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
