import { useTranslation } from 'react-i18next'
import { Can, Go, List, PageHead, useAddress, useFormat, useScope } from '#web/kit/index.ts'
import { channels, clientGroups } from '../../contract/base.ts'
import { feeModes } from '../../contract/catalogue/content.ts'
import { itemStates, listItems } from '../../contract/catalogue/items.ts'
import '../services.css'
import { optionsOf, StandingMark, useKinds, yuan } from './parts.tsx'
import { Search } from './Search.tsx'

/** Service items around the area looked at, and the one box for who stands at the counter. */
export default function Catalogue() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const [{ words }] = useAddress({ words: '' })
  const kinds = useKinds('items')
  const add = (
    <Can ability="services.catalogue">
      <Go to="/services/items/import" className="k-button">
        {t('pages.importItems')}
      </Go>
      <Go to="/services/items/new" className="k-button primary">
        {t('commands.createItem')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('pages.catalogue')}
        sub={t('catalogue.sub')}
        actions={
          <span className="row">
            <Go to="/services/kinds" className="k-button">
              {t('pages.kinds')}
            </Go>
            <Go to="/services/barred" className="k-button">
              {t('pages.barred')}
            </Go>
            {add}
          </span>
        }
      />
      <Search key={words} />
      <List
        name="services.items"
        label={t('pages.catalogue')}
        contract={listItems}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/services/items/${r.id}`}
        search={t('catalogue.searchHint')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'kind', title: t('catalogue.kindLabel'), sort: true },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'department', title: t('fields.department'), sort: true },
          { key: 'clientGroups', title: t('fields.clientGroups'), show: (r) => r.clientGroups.map((g) => t(`catalogue.groups.${g}`)).join('、') }, // prettier-ignore
          { key: 'feeMode', title: t('fields.feeMode'), show: (r) => (r.priceFen === null ? t(`values.feeMode.${r.feeMode}`) : t('catalogue.price', { yuan: yuan(r.priceFen) })) }, // prettier-ignore
          { key: 'channels', title: t('fields.channels'), hidden: true, show: (r) => r.channels.map((c) => t(`catalogue.channels.${c}`)).join('、') }, // prettier-ignore
          { key: 'places', title: t('fields.places'), number: true, show: (r) => format.number(r.places) },
          { key: 'standing', title: t('fields.standing'), show: (r) => <StandingMark standing={r.standing} /> },
          {
            key: 'validFrom',
            title: t('fields.validFrom'),
            sort: true,
            hidden: true,
            show: (r) => format.day(r.validFrom),
          },
          { key: 'itemCode', title: t('fields.itemCode'), sort: true, hidden: true },
        ]}
        filters={[
          { key: 'kindId', label: t('catalogue.kindLabel'), options: kinds }, // prettier-ignore
          { key: 'group', label: t('fields.clientGroups'), options: optionsOf(clientGroups, (g) => t(`catalogue.groups.${g}`)) }, // prettier-ignore
          { key: 'feeMode', label: t('fields.feeMode'), options: optionsOf(feeModes, (m) => t(`values.feeMode.${m}`)) },
          { key: 'channel', label: t('fields.channels'), options: optionsOf(channels, (c) => t(`catalogue.channels.${c}`)) }, // prettier-ignore
          { key: 'standing', label: t('fields.standing'), options: [...optionsOf(itemStates, (s) => t(`values.standing.${s}`)), { value: 'all', label: t('catalogue.all') }] }, // prettier-ignore
        ]}
        empty={{
          title: t('catalogue.none'),
          text: t('catalogue.noneText'),
          action: <span className="row">{add}</span>,
        }}
      />
    </div>
  )
}
