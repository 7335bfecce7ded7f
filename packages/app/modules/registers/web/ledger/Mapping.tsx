import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Choice, DateField, ErrorNotice, Mark, Notice, Radios, Rows, useTime } from '#web/kit/index.ts'
import { mapLedger } from '../../ledger/contract.ts'
import { fieldKeys, type FieldKey } from '../../ledger/rules/fields.ts'
import type { LedgerOnWire } from './LedgerPage.tsx'

type Sheet = LedgerOnWire['sheets'][number]
type ColumnOf = Sheet['columns'][number]

/** Second step: what each column means, where the people belong, which day the ledger speaks of. */
export function Mapping({ ledger, onDone }: { ledger: LedgerOnWire; onDone: () => void }) {
  const { t } = useTranslation('registers')
  const readable = ledger.sheets.filter((sheet) => sheet.header)
  const [sheetName, setSheet] = useState(ledger.settings?.sheet ?? largest(readable)?.name ?? '')
  const sheet = readable.find((s) => s.name === sheetName) ?? readable[0]
  return (
    <section className="panel stack" aria-labelledby="mapping">
      <h2 id="mapping">{t('ledger.steps.map')}</h2>
      {ledger.sheets.length > 1 && (
        <Choice
          label={t('ledger.map.sheet')}
          value={sheetName}
          onChange={setSheet}
          options={readable.map((s) => ({ value: s.name, label: `${s.name} (${s.rows})` }))}
        />
      )}
      {sheet && <SheetMapping key={sheet.name} ledger={ledger} sheet={sheet} onDone={onDone} />}
    </section>
  )
}

const largest = (sheets: readonly Sheet[]): Sheet | undefined => sheets.toSorted((a, b) => b.rows - a.rows)[0]

function SheetMapping({ ledger, sheet, onDone }: { ledger: LedgerOnWire; sheet: Sheet; onDone: () => void }) {
  const { t } = useTranslation('registers')
  const { day } = useTime()
  const before = ledger.settings?.sheet === sheet.name ? ledger.settings : undefined
  const [columns, setColumns] = useState(() =>
    sheet.columns.map((c) => ({ ...c, ...before?.columns.find((b) => b.col === c.col) })),
  )
  const [communityId, setCommunity] = useState(before ? (before.communityId ?? BY_ROW) : firstTarget(ledger, sheet))
  const [registered, setRegistered] = useState(before?.registeredUnlessSaid ?? true)
  const [asOf, setAsOf] = useState(before?.asOf ?? sheet.statedDay ?? day)
  const { act, pending, error } = useAct(mapLedger)
  const start = async () => {
    const done = await act({
      params: { id: ledger.id },
      body: {
        sheet: sheet.name,
        columns: columns.map(({ col, field }) => ({ col, field })),
        communityId: communityId === BY_ROW || communityId === '' ? null : communityId,
        registeredUnlessSaid: registered,
        asOf,
        version: ledger.version,
      },
    })
    if (done) onDone()
  }
  return (
    <>
      <p className="soft">{t('ledger.map.header', { ...sheet.header!, rows: sheet.rows })}</p>
      {columns.some((c) => c.by === 'remembered') && <Notice tone="good">{t('ledger.map.remembered')}</Notice>}
      <Columns
        columns={columns}
        onChange={(col, field) =>
          setColumns((old) => old.map((c) => (c.col === col ? { ...c, field, by: 'person', doubt: null } : c)))
        }
      />
      <div className="grid">
        <Choice
          label={t('ledger.map.target')}
          value={communityId}
          onChange={setCommunity}
          options={[
            { value: BY_ROW, label: t('ledger.map.byRow') },
            ...ledger.communities.map((c) => ({ value: c.id, label: `${c.name} ${c.code}` })),
          ]}
        />
        <DateField
          label={t('ledger.map.asOf')}
          help={t('ledger.map.asOfHelp')}
          value={asOf}
          onChange={setAsOf}
          max={day}
        />
        <Radios
          name="registered"
          label={t('ledger.map.registered')}
          value={String(registered)}
          onChange={(v) => setRegistered(v === 'true')}
          options={[
            { value: 'true', label: t('ledger.map.registeredYes') },
            { value: 'false', label: t('ledger.map.registeredNo') },
          ]}
        />
      </div>
      <ErrorNotice error={error} />
      <div>
        <Button type="primary" loading={pending} onClick={() => void start()}>
          {t('ledger.map.go')}
        </Button>
      </div>
    </>
  )
}

/** Stands for “each row names its own”. */
const BY_ROW = 'rows'

/** The only community there is; none where the rows can tell. */
function firstTarget(ledger: LedgerOnWire, sheet: Sheet): string {
  const told = sheet.columns.some(
    (c) => c.field === 'community' || c.field === 'communityCode' || c.field === 'householdNo',
  )
  const own =
    ledger.communities.find((c) => c.id === ledger.areaId) ??
    (ledger.communities.length === 1 ? ledger.communities[0] : undefined)
  return own?.id ?? (told ? BY_ROW : (ledger.communities[0]?.id ?? ''))
}

function Columns({
  columns,
  onChange,
}: {
  columns: ColumnOf[]
  onChange: (col: number, field: FieldKey | 'ignore') => void
}) {
  const { t } = useTranslation('registers')
  const options = (['ignore', ...fieldKeys] as const).map((value) => ({ value, label: t(`ledger.fields.${value}`) }))
  const shown = columns.filter((c) => c.label !== '' || c.samples.length > 0)
  return (
    <Rows
      label={t('ledger.map.column')}
      rows={shown}
      rowKey={(c) => String(c.col)}
      columns={[
        { key: 'label', title: t('ledger.map.column'), main: true, show: (c) => c.label || `#${c.col + 1}` },
        {
          key: 'field',
          title: t('ledger.map.meaning'),
          show: (c) => (
            <Choice
              label={`${t('ledger.map.meaning')}: ${c.label || `#${c.col + 1}`}`}
              quiet
              search={false}
              value={c.field}
              onChange={(field) => onChange(c.col, (field || 'ignore') as FieldKey | 'ignore')}
              options={options}
            />
          ),
        },
        { key: 'by', title: t('ledger.map.why'), show: (c) => <Trust column={c} /> },
        {
          key: 'samples',
          title: t('ledger.map.samples'),
          show: (c) => <span className="soft">{c.samples.join(' · ')}</span>,
        },
      ]}
    />
  )
}

function Trust({ column }: { column: ColumnOf }) {
  const { t } = useTranslation('registers')
  if (column.doubt) return <Mark tone="warn">{t(`ledger.map.doubt.${column.doubt}`)}</Mark>
  return <span className="soft small">{t(`ledger.map.by.${column.by}`)}</span>
}
