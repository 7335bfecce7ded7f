import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import { useAct } from '#web/hooks.ts'
import {
  AreaPicker,
  Choice,
  DateField,
  ErrorNotice,
  FileField,
  Go,
  Notice,
  PageHead,
  Rows,
  useAddress,
  useScope,
} from '#web/kit/index.ts'
import { uploadBoundaries, type CoordinateSystem } from '../contract.ts'
import { coordinateSystems } from '../contract/maps.ts'
import { useOptions } from './words.ts'
import './areas.css'

type Result = Reply<typeof uploadBoundaries>

/** Hands in outlines: first tried, with all that is wrong, then kept. */
export default function Boundaries() {
  const { t } = useTranslation('areas')
  const scope = useScope()
  const { of } = useOptions()
  const [{ areaId }, setAddress] = useAddress({ areaId: '' })
  const [crs, setCrs] = useState<CoordinateSystem>('CGCS2000')
  const [validFrom, setDay] = useState('')
  const [source, setSource] = useState('')
  const [reviewNo, setReview] = useState('')
  const [file, setFile] = useState<File>()
  const [tried, setTried] = useState<{ result: Result; kept: boolean }>()
  const { act, pending, error } = useAct(uploadBoundaries)
  const ready = validFrom !== '' && source.trim().length >= 2
  const send = async (chosen: File, keep: boolean) => {
    const where = areaId ? { areaId } : { under: scope.id }
    const query = {
      ...where,
      crs,
      validFrom,
      source,
      dryRun: keep ? ('no' as const) : ('yes' as const),
      ...(reviewNo ? { reviewNo } : {}),
    }
    const result = await act({ query, file: chosen })
    if (result) setTried({ result, kept: keep })
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.boundaries')} sub={t('ui.boundariesSub')} back="/areas" />
      <section className="panel stack">
        <div className="areas-two">
          <AreaPicker
            label={t('ui.oneArea')}
            value={areaId}
            under={scope.id}
            onChange={(id) => setAddress({ areaId: id })}
          />
          <Choice
            label={t('fields.crs')}
            value={crs}
            onChange={(v) => setCrs((v || 'CGCS2000') as CoordinateSystem)}
            options={of('crs', coordinateSystems)}
          />
          <DateField label={t('fields.validFrom')} value={validFrom} onChange={setDay} must />
          <TextLine id="source" label={t('fields.source')} value={source} onChange={setSource} />
          <TextLine id="review" label={t('fields.reviewNo')} value={reviewNo} onChange={setReview} />
        </div>
        <FileField
          label={t('fields.file')}
          accept=".geojson,.json"
          disabled={pending || !ready}
          help={ready ? t('ui.triedFirst') : t('ui.boundaryFirst')}
          onPick={(picked) => {
            setFile(picked)
            void send(picked, false)
          }}
        />
        <ErrorNotice error={error} />
      </section>
      {tried && <Outcome {...tried} onKeep={() => file && void send(file, true)} pending={pending} />}
    </div>
  )
}

function TextLine(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <div className="k-field">
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        className="k-input"
        value={props.value}
        maxLength={200}
        onChange={(e) => props.onChange(e.target.value)}
      />
    </div>
  )
}

function Outcome(props: { result: Result; kept: boolean; pending: boolean; onKeep: () => void }) {
  const { t } = useTranslation('areas')
  const { result, kept } = props
  return (
    <section className="panel stack" aria-labelledby="outcome" aria-live="polite">
      <h2 id="outcome">{t(kept ? 'ui.kept' : 'ui.tried')}</h2>
      <Notice tone={result.refused > 0 ? 'warn' : 'good'}>
        {t('ui.outcome', { good: result.accepted.length, bad: result.refused })}
      </Notice>
      <p>
        {result.accepted.slice(0, 30).map((a) => (
          <span key={a.areaId}>
            <Go to={`/areas/${a.areaId}`}>{a.name}</Go>{' '}
          </span>
        ))}
      </p>
      {result.problems.length > 0 && (
        <Rows
          label={t('fields.message')}
          rows={result.problems.map((p, i) => ({ ...p, key: String(i) }))}
          rowKey="key"
          columns={[
            { key: 'message', title: t('fields.message'), main: true },
            { key: 'severity', title: t('fields.severity'), show: (p) => t(`severities.${p.severity}`) },
          ]}
        />
      )}
      {!kept && result.accepted.length > 0 && (
        <Button type="primary" loading={props.pending} onClick={props.onKeep}>
          {t('ui.keep', { n: result.accepted.length })}
        </Button>
      )}
    </section>
  )
}
