import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartProps } from '../Chart.tsx'

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

const COLOURS = ['#1c6a57', '#a8322a', '#8a6d1f', '#2f5d8a', '#6d4c7d', '#6b7079']
const INK = '#1f2329'

/** The picture itself; loaded when first shown. */
export default function EChart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chart = init(box.current!, undefined, { renderer: 'svg' })
    // Widths are measured by name of the typeface: 'inherit' would be measured as some other one.
    chart.setOption(optionOf(props, getComputedStyle(box.current!).fontFamily))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current!)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [props])
  return <div ref={box} role="img" aria-label={props.label} style={{ height: props.height ?? 320, width: '100%' }} />
}

function optionOf(props: ChartProps, fontFamily: string): EChartsCoreOption {
  const common = {
    color: COLOURS,
    textStyle: { fontFamily, color: INK },
    animation: false,
    aria: { enabled: true, decal: { show: props.series.length > 1 || props.kind === 'pie' } },
    tooltip: { trigger: props.kind === 'pie' ? 'item' : 'axis', confine: true },
    legend: {
      textStyle: { fontFamily },
      show: props.series.length > 1 || props.kind === 'pie',
      bottom: 0,
      type: 'scroll',
    },
  }
  if (props.kind === 'pie') return { ...common, series: [pieOf(props)] }
  return {
    ...common,
    grid: { left: 8, right: 16, top: 28, bottom: props.series.length > 1 ? 36 : 8, containLabel: true },
    xAxis: { type: 'category', data: [...props.categories], axisLabel: { color: INK, fontFamily, hideOverlap: true } },
    yAxis: { type: 'value', name: props.unit, nameTextStyle: { color: INK }, axisLabel: { color: INK, fontFamily } },
    series: props.series.map((s) => ({
      name: s.name,
      type: props.kind === 'line' ? 'line' : 'bar',
      stack: props.kind === 'stack' ? 'all' : undefined,
      data: [...s.values],
      barMaxWidth: 40,
      symbolSize: 7,
    })),
  }
}

const pieOf = (props: ChartProps) => ({
  type: 'pie',
  radius: ['35%', '65%'],
  label: { formatter: '{b} {d}%', color: INK },
  data: props.categories.map((name, i) => ({ name, value: props.series[0]?.values[i] ?? 0 })),
})
