import { useTranslation } from 'react-i18next'
import { Rows, useFormat } from '#web/kit/index.ts'
import type { ActDetail } from './shown.ts'

/** Each step with its day and who took it. */
export function Trail({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="steps">
      <h2 id="steps">{t('acts.steps')}</h2>
      <Rows
        label={t('acts.list.steps')}
        rows={act.steps.map((s, i) => ({ ...s, key: String(i) }))}
        rowKey="key"
        columns={[
          {
            key: 'verb',
            title: t('acts.step'),
            main: true,
            show: (s) => t(s.verb === 'draft' ? 'states.draft' : `verbs.${s.verb}`),
          },
          { key: 'onDay', title: t('acts.onDay'), show: (s) => format.day(s.onDay) },
          {
            key: 'byName',
            title: t('acts.by'),
            show: (s) => (s.verb === 'takeEffect' ? t('acts.bySystem') : s.byName),
          },
          { key: 'note', title: t('fields.note') },
        ]}
      />
    </section>
  )
}
