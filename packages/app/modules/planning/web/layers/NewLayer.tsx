import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  AreaPicker,
  Choice,
  ErrorNotice,
  Notice,
  PageHead,
  TextField,
  Wait,
  useAddress,
  useScope,
} from '#web/kit/index.ts'
import {
  LAYER_BYTES,
  checkLayer,
  coordinateSystems,
  getLayer,
  layerClasses,
  layerKinds,
} from '../../contract/layers.ts'
import { Bring } from '../parts/Bring.tsx'
import { useLook } from '#web/look.ts'
import { Checked } from './Checked.tsx'
import type { Draft } from './draft.ts'
import '../plan.css'

const START: Draft = { areaId: '', kind: 'barrier', class: 'mainRoad', name: '', source: '', crs: 'WGS84' }

/** A layer is read, looked at on the map, and only then counts. */
export default function NewLayer() {
  const { t } = useTranslation('planning')
  const [{ replaces }] = useAddress({ replaces: '' })
  const old = useRead(getLayer, { params: { id: replaces } }, { when: replaces !== '' })
  if (replaces !== '' && !old.data) return old.error ? <ErrorNotice error={old.error} /> : <Wait />
  const { id, ...was } = old.data ?? { id: '' }
  const start = 'kind' in was ? { ...START, areaId: was.areaId, kind: was.kind, class: was.class, name: was.name, source: was.source } : START // prettier-ignore
  return (
    <div className="stack">
      <PageHead
        title={t(replaces ? 'layers.replaceTitle' : 'commands.uploadLayer')}
        sub={t('layers.newSub')}
        back="/planning/layers"
      />
      {replaces !== '' && <Notice>{t('layers.replaces', { name: start.name })}</Notice>}
      <Reading key={id} start={start} replaces={id} />
    </div>
  )
}

function Reading({ start, replaces }: { start: Draft; replaces: string }) {
  const scope = useScope()
  const [draft, setDraft] = useState<Draft>(() => ({ ...start, areaId: start.areaId || scope.id }))
  const [file, setFile] = useState<File>()
  const check = useLook(checkLayer)
  const { read } = check
  const look = (next: Draft, of = file) => {
    setDraft(next)
    if (of) void check.look({ query: { areaId: next.areaId, kind: next.kind, crs: next.crs }, file: of })
  }
  return (
    <>
      <About draft={draft} onChange={setDraft} onLook={look} fixed={replaces !== ''} />
      <Pick
        busy={check.pending}
        onPick={(picked) => {
          setFile(picked)
          look(named(draft, picked), picked)
        }}
      />
      {check.pending && <Wait />}
      <ErrorNotice error={check.error} />
      {read && file && (
        <Checked
          read={read}
          draft={draft}
          file={file}
          replaces={replaces}
          onSystem={(crs) => look({ ...draft, crs })}
        />
      )}
    </>
  )
}

/** A layer without a name is called as its file until a person says otherwise. */
const named = (draft: Draft, file: File): Draft =>
  draft.name || file.name === 'pasted.geojson' ? draft : { ...draft, name: file.name.replace(/\.[^.]+$/, '').slice(0, 60) } // prettier-ignore

function Pick({ busy, onPick }: { busy: boolean; onPick: (file: File) => void }) {
  const { t } = useTranslation('planning')
  return (
    <div className="panel stack">
      <Bring
        label={t('layers.file')}
        help={t('layers.fileHelp')}
        accept=".geojson,.json"
        pastedName="pasted.geojson"
        most={LAYER_BYTES}
        disabled={busy}
        onPick={onPick}
      />
    </div>
  )
}

function About(props: {
  draft: Draft
  fixed: boolean
  onChange: (draft: Draft) => void
  onLook: (draft: Draft) => void
}) {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const { draft, onChange, onLook } = props
  return (
    <section className="panel stack" aria-label={t('layers.about')}>
      <div className="two">
        <Choice
          label={t('layers.kind')}
          help={t(`layers.kindHelp.${draft.kind}`)}
          value={draft.kind}
          disabled={props.fixed}
          onChange={(v) => {
            const kind = (v || 'barrier') as Draft['kind']
            onLook({ ...draft, kind, class: layerClasses[kind][0] })
          }}
          options={layerKinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) }))}
        />
        <Choice
          label={t('layers.class')}
          value={draft.class}
          onChange={(v) => onChange({ ...draft, class: v || layerClasses[draft.kind][0] })}
          options={layerClasses[draft.kind].map((c) => ({ value: c, label: t(`values.class.${c}`) }))}
        />
        <TextField
          label={t('fields.name')}
          must
          max={60}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <TextField
          label={t('layers.source')}
          help={t('layers.sourceHelp')}
          must
          max={200}
          value={draft.source}
          onChange={(source) => onChange({ ...draft, source })}
        />
        <Choice
          label={t('layers.crs')}
          help={t('layers.crsHelp')}
          value={draft.crs}
          onChange={(v) => onLook({ ...draft, crs: (v || 'WGS84') as Draft['crs'] })}
          options={coordinateSystems.map((c) => ({ value: c, label: t(`values.originCrs.${c}`) }))}
        />
        <AreaPicker
          label={t('layers.of')}
          help={t('layers.ofHelp')}
          value={draft.areaId}
          levels={[2, 3, 4]}
          under={scope.id}
          disabled={props.fixed}
          onChange={(id) => onLook({ ...draft, areaId: id || scope.id })}
        />
      </div>
    </section>
  )
}
