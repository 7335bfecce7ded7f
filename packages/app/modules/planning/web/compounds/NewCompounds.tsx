import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { AreaPicker, Choice, ErrorNotice, PageHead, Wait, useScope } from '#web/kit/index.ts'
import { LIST_BYTES, readCompounds, type uploadCompounds } from '../../contract/compounds.ts'
import { coordinateSystems } from '../../contract/layers.ts'
import type { Answer, CallInput } from '#web/api.ts'
import { Bring } from '../parts/Bring.tsx'
import { Text } from '../parts/Text.tsx'
import { ReadList } from './ReadList.tsx'
import { Kept } from './Kept.tsx'
import '../plan.css'

/** What a person says of a list before it is kept. */
export type ListDraft = Pick<CallInput<typeof uploadCompounds>['query'], 'areaId' | 'crs' | 'source'> & {
  columns: string
}

/** A list of compounds is read, its columns named, what cannot be read shown, and only then kept. */
export default function NewCompounds() {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const [draft, setDraft] = useState<ListDraft>({ areaId: scope.id, crs: 'BD09', source: '', columns: '' })
  const [file, setFile] = useState<File>()
  const check = useAct(readCompounds, { keep: true })
  const [read, setRead] = useState<Answer<typeof readCompounds>>()
  const [kept, setKept] = useState<Answer<typeof uploadCompounds>>()
  const look = async (next: ListDraft, of = file) => {
    setDraft(next)
    if (!of) return
    const { areaId, crs, columns } = next
    setRead(await check.act({ query: { areaId, crs, ...(columns ? { columns } : {}) }, file: of }))
  }
  if (kept) return <Kept kept={kept} source={draft.source} areaId={draft.areaId} onBack={() => setKept(undefined)} />
  return (
    <div className="stack">
      <PageHead title={t('commands.uploadCompounds')} sub={t('compounds.newSub')} back="/planning/compounds" />
      <About draft={draft} onChange={setDraft} onLook={(next) => void look(next)} />
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
            void look({ ...draft, columns: '' }, picked)
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
          onColumns={(columns) => void look({ ...draft, columns })}
          onSystem={(crs) => void look({ ...draft, crs })}
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
    <section className="panel p-two" aria-label={t('compounds.about')}>
      <Text
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
        options={coordinateSystems.map((c) => ({ value: c, label: t(`layers.systems.${c}`) }))}
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
