import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, Mark, Notice, Rows } from '#web/kit/index.ts'
import { rowStates, type ImportReply, type ImportRow } from '../../contract/catalogue/import.ts'

const TONES = { new: 'good', changed: 'warn', same: undefined, left: 'bad' } as const
const MOST = 200

/** What a list would do or did, row by row, those with problems first. */
export function Outcome({ reply, taken }: { reply: ImportReply; taken: boolean }) {
  const { t } = useTranslation('services')
  const [only, setOnly] = useState('')
  const rows = reply.rows.filter((r) => only === '' || r.state === only).toSorted((a, b) => b.problems.length - a.problems.length) // prettier-ignore
  return (
    <section className="panel stack">
      <h2>{t(taken ? 'catalogue.taken' : 'catalogue.wouldBe')}</h2>
      <Notice tone={taken ? 'good' : 'warn'}>{t('catalogue.counts', reply.counts)}</Notice>
      <Choice
        label={t('catalogue.showOnly')}
        value={only}
        onChange={setOnly}
        none={t('catalogue.all')}
        options={rowStates.map((s) => ({ value: s, label: t(`catalogue.rowStates.${s}`) }))}
      />
      <Rows
        label={t('catalogue.rows')}
        rows={rows.slice(0, MOST)}
        rowKey={(r) => String(r.row)}
        columns={[
          { key: 'row', title: t('catalogue.rowNumber'), number: true },
          { key: 'name', title: t('fields.name'), main: true },
          { key: 'kind', title: t('catalogue.kindLabel') },
          { key: 'department', title: t('fields.department') },
          { key: 'state', title: t('catalogue.becomes'), show: (r: ImportRow) => <StateMark state={r.state} /> },
          { key: 'problems', title: t('catalogue.problems'), show: (r) => r.problems.map((p) => p.message).join(' ') },
        ]}
      />
      {rows.length > MOST && <p className="soft">{t('catalogue.more', { n: rows.length - MOST })}</p>}
    </section>
  )
}

function StateMark({ state }: { state: ImportRow['state'] }) {
  const { t } = useTranslation('services')
  const tone = TONES[state]
  return <Mark tone={tone}>{t(`catalogue.rowStates.${state}`)}</Mark>
}
