import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, List, Mark, PageHead, useFormat, useGo, useScope } from '#web/kit/index.ts'
import { listDefinitions, listFigures } from '../../contract.ts'

/** What returns and surveys state, at or below the area looked at. */
export default function Figures() {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const go = useGo()
  const scope = useScope()
  const definitions = useRead(listDefinitions, {}).data?.rows ?? []
  return (
    <div className="stack">
      <PageHead title={t('pages.figures')} back="/indicators" />
      <List
        name="indicators.figures"
        label={t('pages.figures')}
        contract={listFigures}
        call={{ query: { under: scope.id } }}
        rowKey={(r) => r.id}
        rowTo={(r) => `/reported-figures/${r.figureId}`}
        search={t('hints.search')}
        columns={[
          { key: 'indicatorName', title: t('fields.indicatorName'), main: true },
          { key: 'scopeName', title: t('fields.scopeName') },
          { key: 'period', title: t('fields.period') },
          { key: 'day', title: t('fields.day'), sort: true, hidden: true, show: (r) => format.day(r.day) },
          {
            key: 'value',
            title: t('fields.value'),
            sort: true,
            number: true,
            show: (r) => `${format.number(r.value)} ${r.unit ? t(`units.${r.unit}`) : ''}`,
          },
          { key: 'part', title: t('fields.part'), hidden: true, show: (r) => r.part ?? '—' },
          { key: 'source', title: t('fields.source'), sort: true },
          { key: 'document', title: t('fields.document'), hidden: true, show: (r) => r.document ?? '—' },
          { key: 'page', title: t('fields.page'), hidden: true, show: (r) => r.page ?? '—' },
          {
            key: 'recordedAt',
            title: t('fields.recordedAt'),
            sort: true,
            hidden: true,
            show: (r) => format.time(r.recordedAt),
          },
          {
            key: 'state',
            title: t('fields.state'),
            show: (r) => (
              <Mark tone={r.supersededAt ? 'warn' : 'good'}>
                {t(r.supersededAt ? 'states.superseded' : 'states.standing')}
              </Mark>
            ),
          },
        ]}
        filters={[
          {
            key: 'indicatorKey',
            label: t('fields.indicatorName'),
            options: definitions.map((d) => ({ value: d.key, label: d.name })),
          },
          { key: 'all', label: t('fields.state'), options: [{ value: 'yes', label: t('states.all') }] },
        ]}
        actions={
          <Can ability="indicators.report">
            <Button onClick={() => go('/reported-figures/import')}>{t('actions.import')}</Button>
            <Button type="primary" onClick={() => go('/reported-figures/new')}>
              {t('actions.report')}
            </Button>
          </Can>
        }
        empty={{ title: t('empty.figures'), text: t('empty.figuresText') }}
      />
    </div>
  )
}
