import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, FileField, Go, Mark, PageHead, Rows } from '#web/kit/index.ts'
import { importPolicy } from '../contract.ts'

type Outcome = Reply<typeof importPolicy>

/** Takes documents into the library, one file after another, and says what was found in each. */
export default function Import() {
  const { t } = useTranslation('policies')
  const { act, pending, error } = useAct(importPolicy)
  const [done, setDone] = useState<Outcome>()
  const take = async (file: File) => setDone(await act({ file }))
  return (
    <div className="stack">
      <PageHead title={t('pages.import')} back="/policies" />
      <p>{t('import.lead')}</p>
      <FileField
        label={t('import.pick')}
        accept=".md,.markdown,.txt"
        disabled={pending}
        onPick={(file) => void take(file)}
      />
      <ErrorNotice error={error} />
      {done && <Result of={done} />}
      <p className="soft">{t('import.folder')}</p>
    </div>
  )
}

function Result({ of }: { of: Outcome }) {
  const { t } = useTranslation('policies')
  const counts = (['imported', 'corrected', 'unchanged', 'refused'] as const).filter((key) => of[key] > 0)
  return (
    <section className="panel stack" aria-labelledby="result" aria-live="polite">
      <h2 id="result">{t('import.done')}</h2>
      <p>
        {counts.map((key) => t(`import.${key}`, { n: of[key] })).join(t('value.separator'))}{' '}
        {of.ids.map((id) => (
          <Go key={id} to={`/policies/${id}`}>
            {t('import.open')}
          </Go>
        ))}
      </p>
      {of.problems.length === 0 && <p>{t('import.noProblems')}</p>}
      {of.problems.length > 0 && (
        <Rows
          label={t('import.problems')}
          rows={of.problems.map((p, i) => ({ ...p, key: String(i) }))}
          rowKey="key"
          columns={[
            { key: 'message', title: t('fields.problem'), main: true },
            {
              key: 'severity',
              title: t('fields.status'),
              show: (p) => <Mark tone={p.severity === 'error' ? 'bad' : 'warn'}>{t(`import.${p.severity}`)}</Mark>,
            },
            { key: 'file', title: t('fields.file') },
            { key: 'line', title: t('fields.line'), number: true },
          ]}
        />
      )}
    </section>
  )
}
