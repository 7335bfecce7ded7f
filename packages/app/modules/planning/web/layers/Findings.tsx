import { useTranslation } from 'react-i18next'
import { Mark, Rows } from '#web/kit/index.ts'
import type { Read } from './draft.ts'

/** What is odd in a layer, by name and by place. */
export function Findings({ findings }: { findings: Read['findings'] }) {
  const { t } = useTranslation('planning')
  if (findings.length === 0) return null
  return (
    <>
      <h3>{t('layers.oddities', { n: findings.length })}</h3>
      <Rows
        label={t('layers.oddities', { n: findings.length })}
        rows={findings.map((f, i) => ({ ...f, key: String(i) }))}
        rowKey="key"
        columns={[
          {
            key: 'names',
            title: t('layers.which'),
            main: true,
            show: (f) => f.features.map((n, i) => f.names[i] || t('layers.number', { n })).join('、'),
          },
          {
            key: 'code',
            title: t('table.what'),
            show: (f) => <Mark tone="warn">{t(`layers.findings.${f.code}`, { id: f.id })}</Mark>,
          },
          {
            key: 'mend',
            title: t('layers.mend'),
            show: (f) => t(`layers.mends.${f.code}`, { id: f.id }),
          },
          {
            key: 'place',
            title: t('layers.place'),
            show: (f) => (f.x === null || f.y === null ? '—' : `${f.x.toFixed(5)}, ${f.y.toFixed(5)}`),
          },
        ]}
      />
    </>
  )
}
