import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '#web/kit/index.ts'
import { formats, type Format } from '../contract.ts'

/** The report as a file, in each format. */
export function Downloads({ get }: { get: (as: Format) => Promise<unknown> }) {
  const { t } = useTranslation('reports')
  const [busy, setBusy] = useState<Format>()
  const [error, setError] = useState<Error>()
  const take = async (as: Format) => {
    setBusy(as)
    setError(undefined)
    await get(as).catch((e: Error) => setError(e))
    setBusy(undefined)
  }
  return (
    <div className="row" role="group" aria-label={t('actions.download')}>
      {formats.map((as) => (
        <Button key={as} loading={busy === as} onClick={() => void take(as)}>
          {t(`formats.${as}`)}
        </Button>
      ))}
      <ErrorNotice error={error} />
    </div>
  )
}
