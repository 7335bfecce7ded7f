import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Choice, ErrorNotice, Map, Mark, Notice, Rows, useFormat } from '#web/kit/index.ts'
import { readCompounds, uploadCompounds } from '../../contract/compounds.ts'
import { columnsSaid, compoundFaults, compoundFields } from '../../rules/compounds.ts'
import type { ListDraft } from './draft.ts'

type Read = Answer<typeof readCompounds>
const SHOWN = 600

/** What was read of a list: its columns, its points, its faults; and the button that keeps it. */
export function ReadList(props: {
  read: Read
  draft: ListDraft
  file: File
  onColumns: (columns: string) => void
  onSystem: (crs: ListDraft['crs']) => void
  onKept: (kept: Answer<typeof uploadCompounds>) => void
}) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { read } = props
  const named = read.columns.some((c) => c.field === 'name')
  const points = useMemo(() => read.points.slice(0, SHOWN).map((p, i) => ({ id: String(i), ...p })), [read.points])
  const figures = { rows: format.number(read.rows), read: format.number(read.read), households: format.number(read.withHouseholds), places: format.number(read.withPlace) } // prettier-ignore
  return (
    <section className="panel stack" aria-labelledby="read">
      <h2 id="read">{t('layers.read')}</h2>
      {named ? <p>{t('compounds.found', figures)}</p> : <Notice tone="bad">{t('compounds.noNameColumn')}</Notice>}
      <ColumnsOf read={read} said={props.draft.columns} onChange={props.onColumns} />
      <Misplaced read={read} onSystem={props.onSystem} />
      {points.length > 0 && <Map label={t('compounds.map')} points={points} height={320} />}
      {read.points.length > SHOWN && <p className="soft small">{t('compounds.mapSome', { n: SHOWN })}</p>}
      <Faults faults={read.faults} counts={read.faultCounts} />
      {named && <Keep {...props} />}
    </section>
  )
}

/** Which column holds what; a person says so where the names say nothing. */
function ColumnsOf({ read, said, onChange }: { read: Read; said: string; onChange: (columns: string) => void }) {
  const { t } = useTranslation('planning')
  const fieldOf = new globalThis.Map(said ? [...columnsSaid(said)].map(([f, col]) => [col, f] as const) : read.columns.flatMap((c) => (c.field ? [[c.col, c.field] as const] : []))) // prettier-ignore
  const set = (col: number, field: string) => {
    const rest = [...fieldOf].filter(([c, f]) => c !== col && f !== field).map(([c, f]) => `${f}:${c}`)
    const all = [...rest, ...(field ? [`${field}:${col}`] : [])]
    onChange(all.join(',') || 'none:0')
  }
  return (
    <div className="p-columns">
    <Rows
      label={t('compounds.columns')}
      rows={read.columns.filter((c) => c.header !== '' || c.samples.length > 0)}
      rowKey={(c) => String(c.col)}
      columns={[
        { key: 'header', title: t('compounds.column'), main: true, show: (c) => c.header || `#${c.col + 1}` },
        {
          key: 'field',
          title: t('compounds.meaning'),
          show: (c) => (
            <Choice
              label={t('compounds.meaningOf', { name: c.header || `#${c.col + 1}` })}
              quiet
              search={false}
              value={fieldOf.get(c.col) ?? ''}
              none={t('compounds.ignore')}
              onChange={(field) => set(c.col, field)}
              options={compoundFields.map((f) => ({ value: f, label: t(`compounds.fields.${f}`) }))}
            />
          ),
        },
        { key: 'samples', title: t('compounds.samples'), show: (c) => <span className="soft">{c.samples.join(' · ')}</span> },
      ]}
    />
    </div>
  ) // prettier-ignore
}

function Misplaced({ read, onSystem }: { read: Read; onSystem: (crs: ListDraft['crs']) => void }) {
  const { t } = useTranslation('planning')
  const { shift, fault } = read
  if (fault) return <Notice tone="bad">{t(fault === 'swapped' ? 'errors.layerSwapped' : 'errors.layerMetres')}</Notice>
  if (!shift) return null
  const system = t(`values.originCrs.${shift.suggested}`)
  return (
    <Notice tone="bad" live>
      <p>{t('compounds.shifted', { metres: shift.metres, matched: shift.matched, system })}</p>
      <Button onClick={() => onSystem(shift.suggested)}>{t('layers.correct', { system })}</Button>
    </Notice>
  )
}

/** What could not be read, row by row. */
export function Faults({ faults, counts }: { faults: Read['faults']; counts?: Read['faultCounts'] }) {
  const { t } = useTranslation('planning')
  if (faults.length === 0) return null
  const summary = counts && compoundFaults.filter((c) => (counts[c] ?? 0) > 0).map((c) => t('compounds.faultCount', { what: t(`compounds.faults.${c}`), n: counts[c] })).join('；') // prettier-ignore
  return (
    <details>
      <summary>{t('compounds.unread', { n: faults.length })}</summary>
      {summary && <p className="soft">{summary}</p>}
      <Rows
        label={t('compounds.unread', { n: faults.length })}
        rows={faults.map((f, i) => ({ ...f, key: String(i) }))}
        rowKey="key"
        columns={[
          { key: 'row', title: t('compounds.row'), main: true, show: (f) => t('compounds.rowNo', { n: f.row }) },
          { key: 'code', title: t('table.what'), show: (f) => <Mark tone="warn">{t(`compounds.faults.${f.code}`)}</Mark> },
          { key: 'text', title: t('compounds.stood'), show: (f) => (f.code === 'compoundTwice' ? t('compounds.rowNo', { n: f.text }) : f.text || '—') },
          { key: 'then', title: t('layers.mend'), show: (f) => t(`errors.${f.code}`) },
        ]}
      />
    </details>
  ) // prettier-ignore
}

function Keep(props: Parameters<typeof ReadList>[0]) {
  const { t } = useTranslation('planning')
  const upload = useAct(uploadCompounds)
  const { draft, file, read } = props
  const missing = draft.source.trim() === ''
  const send = async () => {
    const { columns, ...rest } = draft
    const done = await upload.act({ query: { ...rest, ...(columns ? { columns } : {}) }, file })
    if (done) props.onKept(done)
  }
  return (
    <div className="stack tight">
      <ErrorNotice error={upload.error} />
      {missing && <p className="soft">{t('compounds.missing')}</p>}
      <div>
        <Button type="primary" disabled={missing || read.fault !== null} loading={upload.pending} onClick={() => void send()}>
          {t('compounds.keep', { n: read.read })}
        </Button>
      </div>
    </div>
  ) // prettier-ignore
}
