import { useTranslation } from 'react-i18next'
import { Go, Rows, useFormat } from '#web/kit/index.ts'
import type { IndicatorValue } from '../../contract.ts'

const FIRST = 50

/** The returns and surveys that a value rests on. */
export function Sources({ of }: { of: IndicatorValue }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  if (of.sources.length === 0) return null
  return (
    <details>
      <summary>
        {t('views.sources')} ({format.number(of.sources.length)})
      </summary>
      <Rows
        label={t('views.sources')}
        rows={of.sources.slice(0, FIRST)}
        rowKey="figureId"
        rowTo={(s) => `/reported-figures/${s.figureId}`}
        columns={[
          { key: 'scopeName', title: t('fields.scopeName'), main: true },
          { key: 'period', title: t('fields.period') },
          { key: 'value', title: t('fields.value'), number: true, show: (s) => format.number(s.value) },
          { key: 'source', title: t('fields.source') },
          { key: 'document', title: t('fields.document'), show: (s) => s.document ?? '—' },
        ]}
      />
      {of.sources.length > FIRST && <Go to={`/reported-figures?indicatorKey=${of.key}`}>{t('actions.figures')}</Go>}
    </details>
  )
}

/** The areas of which nothing is known: a sum without them is not the whole. */
export function Missing({ of }: { of: IndicatorValue }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  if (of.missing === 0) return null
  return (
    <details>
      <summary>
        {t('views.missing')} ({format.number(of.missing)})
      </summary>
      <p>
        {of.missingAreas
          .slice(0, 200)
          .map((a) => a.name)
          .join('、')}
      </p>
    </details>
  )
}
