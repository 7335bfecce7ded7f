import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Go, Mark, Notice, PageHead, Rows, useFormat, useSay, Wait } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { LIST_BYTES } from '../../contract/compounds.ts'
import { getScheme, importAssignment, readAssignment, undoEdit } from '../../contract/schemes.ts'
import { Bring } from '../parts/Bring.tsx'
import { useLook } from '#web/look.ts'
import '../plan.css'

type Checked = Answer<typeof readAssignment>

/** A list of units and communities draws a whole scheme, as one step. */
export default function Assignment({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const id = params.id!
  const scheme = useRead(getScheme, { params: { id } })
  const check = useLook(readAssignment)
  const { read } = check
  const apply = useAct(importAssignment)
  const [file, setFile] = useState<File>()
  const [done, setDone] = useState<number>()
  const look = (picked: File) => {
    setFile(picked)
    setDone(undefined)
    void check.look({ params: { id }, file: picked })
  }
  const go = async () => {
    const reply = read && file && (await apply.act({ params: { id }, query: { version: read.version }, file }))
    if (reply) setDone(reply.version)
  }
  return (
    <div className="stack">
      <PageHead
        title={t('pages.assignment')}
        sub={scheme.data ? `${scheme.data.name} · ${t('assignment.sub')}` : t('assignment.sub')}
        back={`/planning/schemes/${id}`}
      />
      <div className="panel stack">
        <Bring
          label={t('assignment.file')}
          help={t('assignment.fileHelp')}
          accept=".csv,.xlsx,.xls,.txt"
          pastedName="pasted.csv"
          most={LIST_BYTES}
          disabled={check.pending || apply.pending}
          onPick={look}
        />
      </div>
      {check.pending && <Wait />}
      <ErrorNotice error={check.error ?? apply.error} />
      {done !== undefined && <Applied id={id} version={done} onUndone={() => file && look(file)} />}
      {read && done === undefined && <What read={read} pending={apply.pending} onGo={() => void go()} />}
    </div>
  )
}

function Applied({ id, version, onUndone }: { id: string; version: number; onUndone: () => void }) {
  const { t } = useTranslation('planning')
  const say = useSay()
  const undo = useAct(undoEdit)
  const back = async () => {
    if (!(await undo.act({ params: { id }, body: { version } }))) return
    say(t('assignment.undone'))
    onUndone()
  }
  return (
    <Notice tone="good" live>
      <span className="row">
        {t('assignment.done')}
        <Go to={`/planning/schemes/${id}`}>{t('assignment.toTable')}</Go>
        <Button size="small" loading={undo.pending} onClick={() => void back()}>
          {t('bring.undo')}
        </Button>
      </span>
      <ErrorNotice error={undo.error} />
    </Notice>
  )
}

function What({ read, pending, onGo }: { read: Checked; pending: boolean; onGo: () => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { lines, placed, moved } = read
  return (
    <section className="panel stack" aria-labelledby="read">
      <h2 id="read">{t('assignment.read')}</h2>
      <p>{t('assignment.found', { lines: format.number(lines), placed: format.number(placed), moved: format.number(moved) })}</p>
      {placed === 0 && <Notice tone="bad">{t('assignment.nothing')}</Notice>}
      {(['unknown', 'ambiguous', 'contradicting'] as const).map((kind) => (
        <Lines key={kind} title={t(`assignment.${kind}`)} total={read.counts[kind]} rows={read[kind].map((l) => ({ key: String(l.row), name: l.unit, row: l.row }))} />
      ))}
      <Lines title={t('assignment.omitted')} total={read.counts.omitted} rows={read.omitted.map((u) => ({ key: u.id, name: u.name }))} />
      <h3>{t('assignment.communities')}</h3>
      <Rows
        label={t('assignment.communities')}
        rows={read.communities.map((c, i) => ({ ...c, key: String(i) }))}
        rowKey="key"
        columns={[
          { key: 'name', title: t('table.community'), main: true },
          { key: 'units', title: t('table.columns.units'), number: true, show: (c) => format.number(c.units) },
          { key: 'households', title: t('table.columns.households'), number: true, show: (c) => format.number(c.households) },
          { key: 'isNew', title: t('fields.state'), show: (c) => c.isNew && <Mark tone="warn">{t('assignment.isNew')}</Mark> },
        ]}
      />
      <div>
        <Button type="primary" disabled={placed === 0} loading={pending} onClick={onGo}>
          {t('assignment.go')}
        </Button>
      </div>
    </section>
  ) // prettier-ignore
}

function Lines({
  title,
  total,
  rows,
}: {
  title: string
  total: number
  rows: { key: string; name: string; row?: number }[]
}) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  if (total === 0) return null
  return (
    <details open={total <= 10}>
      <summary>
        {title} {format.number(total)}
      </summary>
      <ul className="p-names">
        {rows.map((r) => (
          <li key={r.key}>
            {r.row !== undefined && <span className="soft">{t('compounds.rowNo', { n: r.row })} </span>}
            {r.name}
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="soft small">{t('assignment.more', { n: rows.length })}</p>}
    </details>
  ) // prettier-ignore
}
