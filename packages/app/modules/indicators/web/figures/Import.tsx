import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { download } from '#web/api.ts'
import { Choice, ErrorNotice, FileField, Frame, Mark, PageHead, Rows, useSay, useScope } from '#web/kit/index.ts'
import { figuresTemplate, importFigures, listDefinitions } from '../../contract.ts'

type Outcome = Reply<typeof importFigures>

/** Takes in a sheet of figures: first tried, then the right rows taken. */
export default function ImportFigures() {
  const { t } = useTranslation('indicators')
  const say = useSay()
  const scope = useScope()
  const { act, pending, error } = useAct(importFigures)
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File>()
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async (picked: File, dryRun: 'yes' | 'no') => {
    const done = await act({ query: { areaId: scope.id, source: source.trim() || picked.name, dryRun }, file: picked })
    setOutcome(done)
    if (done && dryRun === 'no') say(t('done.imported', { n: done.taken }), 'good')
  }
  const pick = (picked: File) => {
    setFile(picked)
    void send(picked, 'yes')
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.import')} sub={t('hints.sheet')} back="/reported-figures" />
      <Template areaId={scope.id} />
      <section className="panel stack" aria-label={t('pages.import')}>
        <Frame label={t('fields.source')}>
          {({ id, describedBy }) => (
            <input
              className="k-input"
              id={id}
              aria-describedby={describedBy}
              value={source}
              maxLength={200}
              onChange={(e) => setSource(e.target.value)}
            />
          )}
        </Frame>
        <FileField label={t('fields.file')} accept=".xlsx,.xls,.csv" disabled={pending} onPick={pick} />
        <ErrorNotice error={error} />
      </section>
      {outcome && (
        <section className="panel stack" aria-labelledby="outcome" aria-live="polite">
          <h2 id="outcome">{t('import.right', { n: outcome.right })}</h2>
          {outcome.taken > 0 && <p>{t('import.taken', { n: outcome.taken })}</p>}
          <Problems of={outcome} />
          {file && outcome.taken === 0 && outcome.right > 0 && (
            <Button type="primary" loading={pending} onClick={() => void send(file, 'no')}>
              {t('actions.take')}
            </Button>
          )}
        </section>
      )}
    </div>
  )
}

function Template({ areaId }: { areaId: string }) {
  const { t } = useTranslation('indicators')
  const definitions = (useRead(listDefinitions, {}).data?.rows ?? []).filter((d) => d.ratio === null)
  const [key, setKey] = useState<string>()
  const chosen = key ?? definitions[0]?.key
  if (!chosen) return null
  return (
    <section className="panel row" aria-label={t('actions.template')}>
      <Choice
        label={t('fields.indicatorName')}
        value={chosen}
        onChange={(v) => setKey(v || undefined)}
        options={definitions.map((d) => ({ value: d.key, label: d.name }))}
      />
      <Button onClick={() => void download(figuresTemplate, { query: { areaId, indicatorKey: chosen } })}>
        {t('actions.template')}
      </Button>
    </section>
  )
}

function Problems({ of }: { of: Outcome }) {
  const { t } = useTranslation('indicators')
  if (of.problems.length === 0) return null
  return (
    <>
      <p>{t('import.wrong', { n: of.problems.length })}</p>
      <Rows
        label={t('import.problem')}
        rows={of.problems.map((p, i) => ({ ...p, key: String(i) }))}
        rowKey="key"
        columns={[
          { key: 'message', title: t('import.problem'), main: true },
          { key: 'row', title: t('import.row'), number: true, show: (p) => p.row ?? '—' },
          { key: 'field', title: t('import.column'), show: (p) => p.field ?? '—' },
          { key: 'sheet', title: t('import.sheetName'), show: (p) => p.sheet ?? '—' },
          {
            key: 'severity',
            title: t('fields.state'),
            show: (p) => <Mark tone={p.severity === 'error' ? 'bad' : 'warn'}>{t(`severities.${p.severity}`)}</Mark>,
          },
        ]}
      />
    </>
  )
}
