import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { listContracts } from '../../contract/network/providers.ts'
import { yuan } from '../catalogue/parts.tsx'
import '../services.css'

/** What is bought of providers. */
export default function Contracts() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const add = (
    <Can ability="services.network">
      <Go to="/services/contracts/new" className="k-button primary">
        {t('commands.addContract')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('network.contracts')}
        sub={t('network.contractsSub')}
        back="/services/providers"
        actions={add}
      />
      <List
        name="services.contracts"
        label={t('network.contracts')}
        contract={listContracts}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/services/contracts/${r.id}`}
        columns={[
          { key: 'title', title: t('network.contractTitle'), main: true, sort: true },
          { key: 'provider', title: t('fields.provider'), sort: true },
          {
            key: 'amountFen',
            title: t('catalogue.amountYuan'),
            number: true,
            sort: true,
            show: (r) => yuan(r.amountFen),
          },
          { key: 'validFrom', title: t('fields.validFrom'), sort: true, show: (r) => format.day(r.validFrom) },
          { key: 'validTo', title: t('fields.validTo'), sort: true, show: (r) => format.day(r.endedOn ?? r.validTo) },
          {
            key: 'running',
            title: t('fields.running'),
            show: (r) => (
              <Mark tone={r.running ? 'good' : undefined}>{t(r.running ? 'network.runs' : 'network.over')}</Mark>
            ),
          },
          {
            key: 'poor',
            title: t('network.remarks'),
            show: (r) => t('network.gradesOf', { good: r.good, fair: r.fair, poor: r.poor }),
          },
        ]}
        filters={[
          { key: 'running', label: t('fields.running'), options: [{ value: 'true', label: t('network.runs') }] },
        ]}
        empty={{ title: t('network.noContracts'), text: t('network.noContractsText'), action: add }}
      />
    </div>
  )
}
