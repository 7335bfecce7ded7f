import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/kit/index.ts'
import type { Shown } from './draw.ts'

/** A layer on the ground of its area. What it holds stands in words beside it. */
export function LayerMap({ label, shown }: { label: string; shown: Shown }) {
  const { t } = useTranslation('planning')
  const { mapTiles } = useMe()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let gone = false
    let remove: (() => void) | undefined
    const draw = async () => {
      const { drawLayer } = await import('./draw.ts')
      if (gone || !box.current) return
      remove = drawLayer(box.current, shown, { in: t('table.zoomIn'), out: t('table.zoomOut') }, mapTiles)
    }
    void draw()
    return () => {
      gone = true
      remove?.()
    }
  }, [shown, mapTiles, t])
  return (
    <>
      <div ref={box} className="k-map p-layer-map" role="group" aria-label={label} />
      <p className="soft small">
        {t('layers.legend', { kind: t(`values.kind.${shown.kind}`) })}
        {shown.marks.length > 0 && t('layers.legendMarks')}
      </p>
    </>
  )
}
