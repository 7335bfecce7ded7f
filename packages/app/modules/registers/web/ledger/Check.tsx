import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { queries } from '#web/hooks.ts'
import { JobProgress, Mark, Notice, Rows, useFormat } from '#web/kit/index.ts'
import { Estates } from './Estates.tsx'
import type { LedgerOnWire } from './LedgerPage.tsx'
import type { WalkStep } from './Walk.tsx'

/** Third step: the dry run as it goes on, then what it found. */
export function Check({ ledger, go }: { ledger: LedgerOnWire; go: (step: WalkStep) => void }) {
  const { t } = useTranslation('registers')
  if (ledger.state === 'checking' && ledger.jobId)
    return (
      <div className="stack">
        <p className="soft">{t('ledger.check.running')}</p>
        <JobProgress
          id={ledger.jobId}
          title={t('ledger.steps.check')}
          onDone={() => void queries.invalidateQueries()}
        />
      </div>
    )
  return <Found ledger={ledger} go={go} />
}

function Found({ ledger, go }: { ledger: LedgerOnWire; go: (step: WalkStep) => void }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { right, waiting, leftOut, taken } = ledger.summary
  const rows = format.number(right + waiting + leftOut + taken)
  return (
    <section className="panel stack" aria-labelledby="found">
      <h2 id="found">{t('ledger.steps.check')}</h2>
      <Notice tone={waiting > 0 ? 'warn' : 'good'}>
        {t('ledger.check.done', { rows, right: format.number(right + taken), waiting: format.number(waiting) })}
      </Notice>
      <Problems ledger={ledger} />
      <Estates ledger={ledger} />
      <div className="grid">
        <Mends ledger={ledger} />
        <Skipped ledger={ledger} />
      </div>
      <div className="row">
        {waiting > 0 && (
          <Button type={right > 0 ? 'default' : 'primary'} onClick={() => go('mend')}>
            {t('ledger.take.toMend')}
          </Button>
        )}
        {right > 0 && (
          <Button type="primary" onClick={() => go('take')}>
            {t('ledger.steps.take')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Problems({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const { problems } = ledger.summary
  if (problems.length === 0) return <Notice tone="good">{t('ledger.check.none')}</Notice>
  return (
    <Rows
      label={t('ledger.check.problems')}
      rows={problems}
      rowKey={(p) => p.code + p.severity}
      rowTo={(p) => `/ledgers/${ledger.id}?step=mend&code=${p.code}`}
      columns={[
        { key: 'title', title: t('ledger.check.problems'), main: true },
        {
          key: 'severity',
          title: t('ledger.fields.state'),
          show: (p) => (
            <Mark tone={p.severity === 'error' ? 'bad' : 'warn'}>
              {t(p.severity === 'error' ? 'ledger.rowStates.waiting' : 'ledger.rowStates.right')}
            </Mark>
          ),
        },
        { key: 'rows', title: t('ledger.check.rows'), number: true },
      ]}
    />
  )
}

/** What was tidied, summed over the fields. */
function Mends({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const sums = new Map<string, number>()
  for (const { how, cells } of ledger.summary.mends) {
    const kind = how.split(' ')[1]!.split(':')[0]!
    sums.set(kind, (sums.get(kind) ?? 0) + cells)
  }
  const rows = [...sums].map(([kind, cells]) => ({ kind, title: t(`ledger.mends.${kind}`), cells }))
  if (rows.length === 0) return null
  return (
    <div className="stack tight">
      <h3>{t('ledger.check.mends')}</h3>
      <Rows
        label={t('ledger.check.mends')}
        rows={rows}
        rowKey="kind"
        columns={[
          { key: 'title', title: t('ledger.check.kind'), main: true },
          { key: 'cells', title: t('ledger.check.cells'), number: true },
        ]}
      />
    </div>
  )
}

function Skipped({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const rows = Object.entries(ledger.summary.skipped).map(([kind, count]) => ({
    kind,
    title: t(`ledger.skipped.${kind}`),
    count,
  }))
  if (rows.length === 0) return null
  return (
    <div className="stack tight">
      <h3>{t('ledger.check.skipped')}</h3>
      <Rows
        label={t('ledger.check.skipped')}
        rows={rows}
        rowKey="kind"
        columns={[
          { key: 'title', title: t('ledger.check.kind'), main: true },
          { key: 'count', title: t('ledger.check.rows'), number: true },
        ]}
      />
    </div>
  )
}
