import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Read, Rows, useFormat } from '#web/kit/index.ts'
import { criteriaOf } from '../../contract/criteria.ts'
import { useFresh, useTable } from './state.ts'

const CRITERIA = ['manage', 'resources', 'selfGovernment', 'size'] as const

/** The four criteria of each community, with the figures behind each. */
export default function Criteria() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk } = useTable()
  const read = useRead(criteriaOf, { params: { id: desk.scheme.id } }, { keep: true })
  useFresh(read.refetch)
  const score = (n: number | null) => (n === null ? t('table.noScore') : format.number(n))
  return (
    <Read of={read}>
      {({ rows, total }) => (
        <div className="stack">
          <p className="soft">{t('table.criteriaHelp')}</p>
          <p>
            {t('table.whole')}
            {CRITERIA.map((c) => `${t(`criteria.${c}`)} ${score(total[c])}`).join('；')}
          </p>
          <Rows
            label={t('table.tabs.criteria')}
            rows={rows}
            rowKey="key"
            columns={[
              { key: 'name', title: t('table.community'), main: true, show: (r) => r.name || t('table.nameless') },
              ...CRITERIA.map((c) => ({
                key: c,
                title: t(`criteria.${c}`),
                number: true,
                show: (r: (typeof rows)[number]) => score(r.scores[c]),
              })),
            ]}
            below={(r) => (
              <details>
                <summary>{t('table.behind', { name: r.name || t('table.nameless') })}</summary>
                <ul>
                  {r.parts.map((p) => (
                    <li key={p.criterion + p.part}>
                      {t(`criteria.${p.criterion}`)}：{t(`criteriaParts.${p.part}`, p.figures)}（
                      {p.score === null ? t('criteriaMissing') : format.number(p.score)}）
                    </li>
                  ))}
                </ul>
              </details>
            )}
          />
        </div>
      )}
    </Read>
  )
}
