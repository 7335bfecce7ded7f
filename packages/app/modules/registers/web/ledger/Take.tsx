import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { queries, useAct } from '#web/hooks.ts'
import { ErrorNotice, Go, JobProgress, Notice, useConfirm, useFormat } from '#web/kit/index.ts'
import { ledgerReport, takeLedger } from '../../ledger/contract.ts'
import type { LedgerOnWire } from './LedgerPage.tsx'
import type { WalkStep } from './Walk.tsx'

/** Last step: the right rows go in, with progress; then what became of each. */
export function Take({ ledger, go }: { ledger: LedgerOnWire; go: (step: WalkStep) => void }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { right, waiting, leftOut, taken } = ledger.summary
  if (ledger.state === 'taking' && ledger.jobId)
    return (
      <div className="stack">
        <p className="soft">{t('ledger.take.running')}</p>
        <JobProgress id={ledger.jobId} title={t('ledger.steps.take')} onDone={() => void queries.invalidateQueries()} />
      </div>
    )
  const open = ledger.state === 'checked' ? ledger.estates.filter((e) => e.state === 'open').length : 0
  const counts = {
    right: format.number(right),
    waiting: format.number(waiting),
    leftOut: format.number(leftOut),
    taken: format.number(taken),
  }
  return (
    <section className="panel stack" aria-labelledby="take">
      <h2 id="take">{t('ledger.steps.take')}</h2>
      {taken > 0 && <Notice tone="good">{t('ledger.take.done', counts)}</Notice>}
      {right > 0 && <p>{t('ledger.take.ready', counts)}</p>}
      {open > 0 && <Notice tone="warn">{t('errors.ledgerEstatesOpen', { estates: open })}</Notice>}
      {right === 0 && taken === 0 && <Notice tone="warn">{t('ledger.take.nothing')}</Notice>}
      <div className="row">
        {open > 0 && (
          <Button type="primary" onClick={() => go('check')}>
            {t('ledger.estates.toCheck')}
          </Button>
        )}
        {open === 0 && right > 0 && ledger.state === 'checked' && <TakeButton ledger={ledger} right={counts.right} />}
        {waiting > 0 && ledger.state === 'checked' && (
          <Button onClick={() => go('mend')}>{t('ledger.take.toMend')}</Button>
        )}
        <Report id={ledger.id} />
        {taken > 0 && <Go to="/people">{t('ledger.take.toPeople')}</Go>}
      </div>
    </section>
  )
}

function TakeButton({ ledger, right }: { ledger: LedgerOnWire; right: string }) {
  const { t } = useTranslation('registers')
  const confirm = useConfirm()
  const { act, pending, error } = useAct(takeLedger)
  const take = async () => {
    const sure = await confirm({
      title: t('ledger.take.confirm'),
      text: t('ledger.take.confirmText', { right }),
      ok: t('ledger.take.confirm'),
    })
    if (sure) await act({ params: { id: ledger.id }, body: { version: ledger.version } })
  }
  return (
    <>
      <Button type="primary" loading={pending} onClick={() => void take()}>
        {t('ledger.take.go', { right })}
      </Button>
      <ErrorNotice error={error} />
    </>
  )
}

function Report({ id }: { id: string }) {
  const { t } = useTranslation('registers')
  const [failed, setFailed] = useState<Error>()
  return (
    <>
      <Button onClick={() => void download(ledgerReport, { params: { id } }).catch(setFailed)}>
        {t('ledger.take.report')}
      </Button>
      <ErrorNotice error={failed} />
    </>
  )
}
