import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '#web/kit/index.ts'
import { Remarks, type Remark } from '../../cases/Remarks.tsx'
import type { About } from '../../cases/remarked.ts'
import { useTable } from '../state.ts'
import { areaAround, boxAround, placeOf } from './places.ts'

const wheres = ['drawn', 'picked', 'around', 'point', 'whole'] as const
type Where = (typeof wheres)[number]

/** Comments on places: drawn on the map, of units that are picked, of a point that is typed, or of the whole. */
export default function Comments() {
  const { t } = useTranslation('planning')
  const { desk, ground, held, hold, look } = useTable()
  const [chosen, setChosen] = useState<Where>()
  const [point, setPoint] = useState({ x: '', y: '' })
  const { picked, place } = held
  const may: Record<Where, boolean> = {
    drawn: place !== null, picked: picked.length === 1, around: picked.length > 1, point: true, whole: true,
  } // prettier-ignore
  const where = chosen && may[chosen] ? chosen : (wheres.find((w) => may[w] && w !== 'point') ?? 'whole')
  const names = picked.map((u) => desk.view.units.names[u]!)
  const area = where === 'around' ? areaAround(ground, picked) : undefined
  const said: Record<Where, About> = {
    drawn: place ?? {},
    picked: { unitId: desk.view.units.ids[picked[0] ?? -1]! },
    around: area ? { outline: area } : {},
    point: { x: Number(point.x), y: Number(point.y) },
    whole: {},
  }
  const see = (remark: Remark) => {
    const found = placeOf(desk, ground, remark)
    if (found) look(boxAround(found))
    hold({ picked: remark.unitId === null ? [] : [desk.indexOf.get(remark.unitId) ?? -1].filter((u) => u >= 0) })
  }
  return (
    <Remarks
      caseId={desk.scheme.caseId}
      about={{ schemeId: desk.scheme.id, ...said[where] }}
      nameOf={(id) => desk.view.units.names[desk.indexOf.get(id) ?? -1]}
      onSee={see}
      onSent={() => hold({ place: null })}
      where={
        <div className="k-bar">
          <Choice
            label={t('remarks.where')}
            value={where}
            onChange={(w) => setChosen((w || 'whole') as Where)}
            options={wheres
              .filter((w) => may[w])
              .map((w) => ({
                value: w,
                label: t(`remarks.wheres.${w === 'drawn' && place?.outline ? 'drawnArea' : w}`, {
                  name: names[0] ?? '',
                  n: names.length,
                }),
              }))}
          />
          {where === 'point' && (
            <>
              <Degrees
                id="p-lon"
                label={t('remarks.lon')}
                value={point.x}
                onChange={(x) => setPoint({ ...point, x })}
              />
              <Degrees
                id="p-lat"
                label={t('remarks.lat')}
                value={point.y}
                onChange={(y) => setPoint({ ...point, y })}
              />
            </>
          )}
          {place && <Button onClick={() => hold({ place: null })}>{t('remarks.forget')}</Button>}
          <p className="soft small">{t('remarks.whereHelp')}</p>
        </div>
      }
    />
  )
}

function Degrees(props: { id: string; label: string; value: string; onChange: (text: string) => void }) {
  return (
    <div className="k-field p-degrees">
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        className="k-input"
        inputMode="decimal"
        value={props.value}
        onChange={(e) => props.onChange(e.target.value)}
      />
    </div>
  )
}
