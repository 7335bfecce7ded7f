import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { download } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, FileField, List, Mark, Notice } from '#web/kit/index.ts'
import { downloadWrongRows, listLedgerRows, rowStates, uploadMended } from '../../ledger/contract.ts'
import type { LedgerOnWire } from './LedgerPage.tsx'
import { RowEditor } from './RowEditor.tsx'
import { rowTone } from './tones.ts'
import type { WalkStep } from './Walk.tsx'

export type RowOnWire = Answer<typeof listLedgerRows>['rows'][number]

/** Fourth step: the rows that wait, each mended in place, or all together in a spreadsheet. */
export function Mend({ ledger, go }: { ledger: LedgerOnWire; go: (step: WalkStep) => void }) {
  const { t } = useTranslation('registers')
  const [open, setOpen] = useState<string>()
  return (
    <div className="stack">
      <Mended ledger={ledger} />
      <List
        name="registers.ledgerRows"
        label={t('ledger.mend.label')}
        contract={listLedgerRows}
        call={{ params: { id: ledger.id } }}
        rowKey="id"
        search={t('ledger.mend.search')}
        filters={[
          {
            key: 'state',
            label: t('ledger.fields.state'),
            options: rowStates.map((value) => ({ value, label: t(`ledger.rowStates.${value}`) })),
          },
          {
            key: 'code',
            label: t('ledger.mend.filter'),
            options: ledger.summary.problems.map((p) => ({ value: p.code, label: `${p.title} (${p.rows})` })),
          },
        ]}
        noExport
        columns={[
          { key: 'row', title: t('ledger.fields.row'), sort: true, number: true },
          { key: 'name', title: t('ledger.fields.name'), main: true },
          {
            key: 'state',
            title: t('ledger.fields.state'),
            sort: true,
            show: (row) => <Mark tone={rowTone(row.state)}>{t(`ledger.rowStates.${row.state}`)}</Mark>,
          },
          { key: 'problems', title: t('ledger.fields.problems'), show: (row) => <Reasons row={row} /> },
          { key: 'community', title: t('ledger.fields.community'), hidden: true },
          {
            key: 'act',
            title: t('ledger.mend.act'),
            show: (row) => (
              <OpenButton
                row={row}
                open={open === row.id}
                onClick={() => setOpen(open === row.id ? undefined : row.id)}
              />
            ),
          },
        ]}
        below={(row) =>
          open === row.id ? (
            <RowEditor key={row.version} ledgerId={ledger.id} row={row} onDone={() => setOpen(undefined)} />
          ) : null
        }
        empty={{ title: t('ledger.check.none') }}
      />
      <div>
        <Button type="primary" disabled={ledger.summary.right === 0} onClick={() => go('take')}>
          {t('ledger.steps.take')}
        </Button>
      </div>
    </div>
  )
}

function Reasons({ row }: { row: RowOnWire }) {
  if (row.problems.length === 0) return null
  return (
    <ul className="ledger-reasons small">
      {row.problems
        .toSorted((a, b) => a.severity.localeCompare(b.severity))
        .map((p) => (
          <li key={p.code + (p.field ?? '')} className={p.severity === 'error' ? 'ledger-wrong' : 'soft'}>
            {p.message}
          </li>
        ))}
    </ul>
  )
}

function OpenButton({ row, open, onClick }: { row: RowOnWire; open: boolean; onClick: () => void }) {
  const { t } = useTranslation('registers')
  if (row.state === 'taken') return null
  return (
    <Button size="small" aria-expanded={open} aria-label={`${t('ledger.mend.correct')} ${row.row}`} onClick={onClick}>
      {t('ledger.mend.correct')}
    </Button>
  )
}

/** The way through a spreadsheet: wrong rows out with their reasons, mended ones back. */
function Mended({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const [failed, setFailed] = useState<Error>()
  const [report, setReport] = useState<Answer<typeof uploadMended>>()
  const { act, pending, error } = useAct(uploadMended)
  if (ledger.summary.waiting === 0 && !report) return null
  const save = () =>
    download(downloadWrongRows, { params: { id: ledger.id } }).then(() => setFailed(undefined), setFailed)
  return (
    <section className="panel stack" aria-label={t('ledger.wrongRows')}>
      <div className="row apart">
        <Button onClick={() => void save()}>{t('ledger.mend.download')}</Button>
      </div>
      <FileField
        label={t('ledger.mend.mended')}
        help={t('ledger.mend.mendedHint')}
        accept=".xlsx,.xls,.csv"
        disabled={pending}
        onPick={(file) => void act({ params: { id: ledger.id }, file }).then(setReport)}
      />
      <ErrorNotice error={error ?? failed} />
      {report && (
        <Notice tone="good" live>
          {t('ledger.mend.mendedDone', report)}
          {report.unknown.length > 0 &&
            ` ${t('ledger.mend.mendedUnknown', { rows: report.unknown.slice(0, 20).join(', ') })}`}
        </Notice>
      )}
    </section>
  )
}
