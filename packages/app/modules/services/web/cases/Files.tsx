import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark, useFormat } from '#web/kit/index.ts'
import { attachFiles } from '../../contract/cases/files.ts'
import type { Detail } from './Case.tsx'
import { FilePicks } from './FilePicks.tsx'

/** Photos to look at, voice to hear, papers to open; and more of them. Those of a special-care case are opened one by one: each is a look. */
export function Files({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const address = (id: string) => `/api/services/cases/${of.id}/files/${id}`
  return (
    <section className="panel stack" aria-labelledby="case-files">
      <h2 id="case-files">{t('cases.files')}</h2>
      {of.files.length === 0 && <p className="soft">{t('cases.filesNone')}</p>}
      {of.special && of.files.length > 0 && <p className="soft">{t('cases.lookHolds')}</p>}
      <ul className="case-files">
        {of.files.map((f) => (
          <li key={f.id} className="stack">
            {f.kind === 'photo' && !of.special && <img src={address(f.id)} alt={f.name} loading="lazy" />}
            {f.kind === 'voice' && !of.special && (
              <audio controls preload="none" src={address(f.id)} aria-label={f.name} />
            )}
            <a href={address(f.id)} target="_blank" rel="noreferrer">{`${f.name} · ${format.bytes(f.bytes)}`}</a>
            <span className="soft">
              {`${f.byName} · ${format.time(f.at)}`} {f.audience === 'internal' && <Mark>{t('cases.internal')}</Mark>}
            </span>
          </li>
        ))}
      </ul>
      {of.verbs.includes('note') && <Add of={of} />}
    </section>
  )
}

function Add({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const [picked, setPicked] = useState<string[]>([])
  const [round, setRound] = useState(0)
  const attach = useAct(attachFiles)
  const go = async () => {
    if (!(await attach.act({ params: { id: of.id }, body: { fileIds: picked, audience: 'applicant' } }))) return
    setPicked([])
    setRound(round + 1)
  }
  return (
    <div className="stack no-print">
      <FilePicks key={round} areaId={of.areaId} onChange={setPicked} />
      {picked.length > 0 && (
        <Button loading={attach.pending} onClick={() => void go()}>
          {t('cases.attach', { n: picked.length })}
        </Button>
      )}
      <ErrorNotice error={attach.error} />
    </div>
  )
}
