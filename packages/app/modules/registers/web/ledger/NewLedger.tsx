import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { AreaPicker, ErrorNotice, FileField, PageHead, useGo, useScope, Wait } from '#web/kit/index.ts'
import { uploadLedger } from '../../ledger/contract.ts'
import { Walk } from './Walk.tsx'

/** First step: a file, and the office that brings it. */
export default function NewLedger() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const scope = useScope()
  const [areaId, setArea] = useState(scope.id)
  const [file, setFile] = useState<File>()
  const { act, pending, error } = useAct(uploadLedger)
  const send = async () => {
    const ledger = file && (await act({ query: { areaId }, file }))
    if (ledger) go(`/ledgers/${ledger.id}`)
  }
  return (
    <div className="stack">
      <PageHead title={t('ledger.new')} sub={t('ledger.sub')} back="/ledgers" />
      <Walk at="upload" />
      <div className="panel stack">
        <AreaPicker
          label={t('ledger.upload.area')}
          value={areaId}
          onChange={setArea}
          levels={[4, 5]}
          under={scope.id}
        />
        <FileField
          label={t('ledger.upload.label')}
          help={t('ledger.upload.hint')}
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          disabled={pending}
          onPick={setFile}
        />
        <p className="soft small">{t('ledger.upload.promise')}</p>
        <ErrorNotice error={error} />
        {pending && <Wait />}
        <div>
          <Button type="primary" disabled={!file || !areaId || pending} onClick={() => void send()}>
            {t('ledger.upload.go')}
          </Button>
        </div>
      </div>
    </div>
  )
}
