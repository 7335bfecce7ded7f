import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Notice, useFormat, useGo, useSay } from '#web/kit/index.ts'
import { uploadLayer } from '../../contract/layers.ts'
import type { Shown } from './draw.ts'
import type { Draft, Read } from './draft.ts'
import { Findings } from './Findings.tsx'
import { LayerMap } from './LayerMap.tsx'

/** What was read from the file, on the map and in words; what is odd; and the button with which it counts. */
export function Checked(props: {
  read: Read
  draft: Draft
  file: File
  replaces: string
  onSystem: (crs: Draft['crs']) => void
}) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { read, draft } = props
  const shown = useShown(read, draft.kind)
  return (
    <section className="panel stack" aria-labelledby="read">
      <h2 id="read">{t('layers.read')}</h2>
      <p>
        {t('layers.found', { features: format.number(read.features), points: format.number(read.points) })}
        {read.leftOut > 0 && t('layers.leftOut', { n: format.number(read.leftOut) })}
        {read.thinned && t('layers.thinned')}
      </p>
      {read.fault && <Misplaced fault={read.fault} onSystem={props.onSystem} />}
      <LayerMap label={t('layers.map', { name: draft.name })} shown={shown} />
      <Findings findings={read.findings} />
      <Take {...props} />
    </section>
  )
}

function useShown(read: Read, kind: Draft['kind']): Shown {
  const { t } = useTranslation('planning')
  return useMemo(
    () => ({
      features: read.geometry as GeoJSON.FeatureCollection,
      kind,
      outline: read.around.outline as GeoJSON.Geometry | null,
      units: read.around.units,
      marks: read.findings.flatMap((f) => (f.x === null || f.y === null ? [] : [{ x: f.x, y: f.y, text: t(`layers.findings.${f.code}`) }])), // prettier-ignore
    }),
    [read, kind, t],
  )
}

const SENTENCES = { swapped: 'layerSwapped', metres: 'layerMetres', elsewhere: 'layerElsewhere', shifted: 'layerShifted' } as const // prettier-ignore

function Misplaced({ fault, onSystem }: { fault: NonNullable<Read['fault']>; onSystem: (crs: Draft['crs']) => void }) {
  const { t } = useTranslation('planning')
  const { suggested } = fault
  return (
    <Notice tone="bad" live>
      <p>{t(`errors.${SENTENCES[fault.kind]}`, { system: fault.system, metres: fault.metres })}</p>
      {suggested && (
        <Button onClick={() => onSystem(suggested)}>
          {t('layers.correct', { system: t(`values.originCrs.${suggested}`) })}
        </Button>
      )}
    </Notice>
  )
}

function Take({ read, draft, file, replaces }: { read: Read; draft: Draft; file: File; replaces: string }) {
  const { t } = useTranslation('planning')
  const go = useGo()
  const say = useSay()
  const upload = useAct(uploadLayer)
  const [sure, setSure] = useState(false)
  const doubtful = read.fault?.kind === 'shifted' || read.findings.length > 0
  const barred = read.fault !== null && read.fault.kind !== 'shifted'
  const missing = draft.name.trim() === '' || draft.source.trim() === ''
  const send = async () => {
    const query = { ...draft, sure: sure ? ('true' as const) : ('false' as const), ...(replaces ? { replaces } : {}) }
    const done = await upload.act({ query, file })
    if (!done) return
    say(t('layers.taken', { name: draft.name }))
    go('/planning/layers')
  }
  return (
    <div className="stack tight">
      {doubtful && !barred && (
        <label className="row">
          <input type="checkbox" checked={sure} onChange={(e) => setSure(e.target.checked)} />
          {t('layers.sure')}
        </label>
      )}
      <ErrorNotice error={upload.error} />
      {missing && <p className="soft">{t('layers.missing')}</p>}
      <div>
        <Button
          type="primary"
          loading={upload.pending}
          disabled={barred || missing || (doubtful && !sure)}
          onClick={() => void send()}
        >
          {t('layers.take', { n: read.features })}
        </Button>
      </div>
    </div>
  )
}
