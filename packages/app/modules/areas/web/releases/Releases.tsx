import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import {
  Choice,
  DateField,
  ErrorNotice,
  FileField,
  JobProgress,
  List,
  PageHead,
  useFormat,
  useGo,
} from '#web/kit/index.ts'
import { listReleases, uploadRelease, type CodeSystem } from '../../contract.ts'
import { releaseStates } from '../../contract/releases.ts'
import { useOptions } from '../words.ts'

/** Hand in a release file, and what became of those handed in. */
export default function Releases() {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const { of } = useOptions()
  const [handing, setHanding] = useState(false)
  return (
    <div className="stack">
      <PageHead
        title={t('pages.releases')}
        sub={t('ui.releasesSub')}
        actions={
          <Button type="primary" onClick={() => setHanding(true)}>
            {t('ui.handIn')}
          </Button>
        }
      />
      {handing && <HandIn />}
      <List
        name="areas.releases"
        label={t('pages.releases')}
        contract={listReleases}
        rowKey="id"
        rowTo={(r) => `/areas/releases/${r.id}`}
        columns={[
          { key: 'fileName', title: t('fields.fileName'), sort: true, main: true },
          { key: 'releasedOn', title: t('fields.releasedOn'), sort: true, show: (r) => format.day(r.releasedOn) },
          { key: 'system', title: t('fields.system'), show: (r) => t(`systems.${r.system}`) },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => t(`releaseStates.${r.state}`) },
          { key: 'rows', title: t('fields.rows'), number: true, show: (r) => format.number(r.rows) },
          { key: 'createdBy', title: t('fields.createdBy') },
          { key: 'createdAt', title: t('fields.createdAt'), sort: true, show: (r) => format.time(r.createdAt) },
        ]}
        filters={[{ key: 'state', label: t('fields.state'), options: of('releaseStates', releaseStates) }]}
        empty={{ title: t('ui.noReleases'), text: t('ui.noReleasesText') }}
      />
    </div>
  )
}

function HandIn() {
  const { t } = useTranslation('areas')
  const go = useGo()
  const { systems } = useOptions()
  const { act, pending, error } = useAct(uploadRelease)
  const [system, setSystem] = useState<CodeSystem>('nbs')
  const [releasedOn, setDay] = useState('')
  const [job, setJob] = useState<{ releaseId: string; jobId: string }>()
  const send = async (file: File) => setJob(await act({ query: { system, releasedOn }, file }))
  return (
    <section className="panel stack" aria-labelledby="hand-in">
      <h2 id="hand-in">{t('ui.handIn')}</h2>
      <p className="soft">{t('ui.fileForm')}</p>
      <div className="areas-two">
        <Choice
          label={t('fields.system')}
          value={system}
          onChange={(v) => setSystem((v || 'nbs') as CodeSystem)}
          options={systems}
        />
        <DateField label={t('fields.releasedOn')} value={releasedOn} onChange={setDay} must />
      </div>
      <FileField
        label={t('fields.file')}
        accept=".csv,.gz,.txt"
        disabled={pending || !releasedOn}
        help={releasedOn ? '' : t('ui.dayFirst')}
        onPick={(file) => void send(file)}
      />
      <ErrorNotice error={error} />
      {job && <JobProgress id={job.jobId} onDone={() => go(`/areas/releases/${job.releaseId}`)} />}
    </section>
  )
}
