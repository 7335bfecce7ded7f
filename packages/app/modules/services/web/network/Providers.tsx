import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Can, Field, Go, List, PageHead, PopupForm, useAbility, useFormat, useScope, useTime } from '#web/kit/index.ts'
import { endProvider, listProviders, providerKinds } from '../../contract/network/providers.ts'
import '../services.css'

type Provider = Answer<typeof listProviders>['rows'][number]

/** Who provides services, and what is bought of them. */
export default function Providers() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const may = useAbility()('services.network')
  const add = (
    <Can ability="services.network">
      <Go to="/services/providers/new" className="k-button primary">
        {t('commands.addProvider')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('pages.providers')}
        sub={t('network.providersSub')}
        actions={
          <span className="row">
            <Go to="/services/contracts" className="k-button">
              {t('network.contracts')}
            </Go>
            {add}
          </span>
        }
      />
      <List
        name="services.providers"
        label={t('network.providers')}
        contract={listProviders}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          {
            key: 'providerKind',
            title: t('fields.providerKind'),
            sort: true,
            show: (r) => t(`values.providerKind.${r.providerKind}`),
          },
          { key: 'area', title: t('network.area'), sort: true },
          { key: 'telephone', title: t('fields.telephone') },
          { key: 'places', title: t('network.places'), number: true, show: (r) => format.number(r.places) },
          { key: 'items', title: t('fields.items'), number: true, show: (r) => format.number(r.items) },
          { key: 'contracts', title: t('fields.contracts'), number: true, show: (r) => format.number(r.contracts) },
          { key: 'creditCode', title: t('fields.creditCode'), hidden: true },
          ...(may ? [{ key: 'version', title: t('catalogue.doing'), show: (r: Provider) => <End row={r} /> }] : []),
        ]}
        filters={[
          {
            key: 'providerKind',
            label: t('fields.providerKind'),
            options: providerKinds.map((k) => ({ value: k, label: t(`values.providerKind.${k}`) })),
          },
        ]}
        empty={{ title: t('network.noProviders'), text: t('network.noProvidersText'), action: add }}
      />
    </div>
  )
}

function End({ row }: { row: Provider }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  return (
    <PopupForm
      small
      danger
      label={t('commands.endProvider')}
      of={row.name}
      contract={endProvider}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version, on: day }}
      said={t('catalogue.saved')}
    >
      <Field name="on" label={t('fields.on')} as="day" />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
