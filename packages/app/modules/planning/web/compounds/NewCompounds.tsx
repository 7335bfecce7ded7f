import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaPicker, Choice, ErrorNotice, PageHead, TextField, Wait, useScope } from '#web/kit/index.ts'
import { LIST_BYTES, readCompounds, type uploadCompounds } from '../../contract/compounds.ts'
import { coordinateSystems } from '../../contract/layers.ts'
import type { Answer } from '#web/api.ts'
import { Bring } from '../parts/Bring.tsx'
import { useLook } from '#web/look.ts'
import type { ListDraft } from './draft.ts'
import { ReadList } from './ReadList.tsx'
import { Kept } from './Kept.tsx'
import '../plan.css'

/** A list of compounds is read, its columns named, what cannot be read shown, and only then kept. */
export default function NewCompounds() {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const [draft, setDraft] = useState<ListDraft>({ areaId: scope.id, crs: 'BD09', source: '', columns: '' })
  const [file, setFile] = useState<File>()
  const check = useLook(readCompounds)
  const { read } = check
  const [kept, setKept] = useState<Answer<typeof uploadCompounds>>()
  const look = (next: ListDraft, of = file) => {
    setDraft(next)
    const { areaId, crs, columns } = next
    if (of) void check.look({ query: { areaId, crs, ...(columns ? { columns } : {}) }, file: of })
  }
  if (kept) return <Kept kept={kept} source={draft.source} areaId={draft.areaId} onBack={() => setKept(undefined)} />
  return (
    <div className="stack">
      <PageHead title={t('commands.uploadCompounds')} sub={t('compounds.newSub')} back="/planning/compounds" />
      <About draft={draft} onChange={setDraft} onLook={look} />
      <div className="panel stack">
        <Bring
          label={t('compounds.file')}
          help={t('compounds.fileHelp')}
          accept=".csv,.xlsx,.xls,.txt"
          pastedName="pasted.csv"
          most={LIST_BYTES}
          disabled={check.pending}
          onPick={(picked) => {
            setFile(picked)
            look({ ...draft, columns: '' }, picked)
          }}
        />
      </div>
      {check.pending && <Wait />}
      <ErrorNotice error={check.error} />
      {read && file && (
        <ReadList
          read={read}
          draft={draft}
          file={file}
          onColumns={(columns) => look({ ...draft, columns })}
          onSystem={(crs) => look({ ...draft, crs })}
          onKept={setKept}
        />
      )}
    </div>
  )
}

function About(props: { draft: ListDraft; onChange: (d: ListDraft) => void; onLook: (d: ListDraft) => void }) {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const { draft, onChange, onLook } = props
  return (
    <section className="panel two" aria-label={t('compounds.about')}>
      <TextField
        label={t('layers.source')}
        help={t('compounds.sourceHelp')}
        must
        max={60}
        value={draft.source}
        onChange={(source) => onChange({ ...draft, source })}
      />
      <Choice
        label={t('layers.crs')}
        help={t('compounds.crsHelp')}
        value={draft.crs}
        onChange={(v) => onLook({ ...draft, crs: (v || 'BD09') as ListDraft['crs'] })}
        options={coordinateSystems.map((c) => ({ value: c, label: t(`values.originCrs.${c}`) }))}
      />
      <AreaPicker
        label={t('layers.of')}
        help={t('compounds.ofHelp')}
        value={draft.areaId}
        levels={[2, 3, 4]}
        under={scope.id}
        onChange={(id) => onLook({ ...draft, areaId: id || scope.id })}
      />
    </section>
  )
}
