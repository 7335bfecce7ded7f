import { useTranslation } from 'react-i18next'
import { Field, PopupForm, Rows, useAbility } from '#web/kit/index.ts'
import { endOffer, offerItem } from '../../../contract/network/places.ts'
import { ItemField } from '../../catalogue/ItemField.tsx'
import type { View } from './Place.tsx'

/** What is offered at a place. */
export function Offers({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const may = useAbility()('services.network')
  return (
    <section className="panel stack">
      <h2>{t('network.offers')}</h2>
      {place.offers.length === 0 ? (
        <p className="soft">{t('network.noOffers')}</p>
      ) : (
        <Rows
          label={t('network.offers')}
          rows={place.offers}
          rowKey="id"
          rowTo={(r) => `/services/items/${r.itemId}`}
          columns={[
            { key: 'item', title: t('fields.item'), main: true },
            { key: 'feeMode', title: t('fields.feeMode'), show: (r) => t(`values.feeMode.${r.feeMode as 'free'}`) },
            { key: 'note', title: t('fields.note') },
            ...(may
              ? [
                  {
                    key: 'version',
                    title: t('catalogue.doing'),
                    show: (r: View['offers'][number]) => <EndOffer row={r} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {may && (
        <div>
          <Offer place={place} />
        </div>
      )}
    </section>
  )
}

function Offer({ place }: { place: View }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      label={t('commands.offerItem')}
      contract={offerItem}
      call={{ params: { id: place.id } }}
      said={t('catalogue.saved')}
    >
      <ItemField areaId={place.areaId} label={t('fields.item')} must />
      <Field name="note" label={t('fields.note')} />
    </PopupForm>
  )
}

function EndOffer({ row }: { row: View['offers'][number] }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      small
      danger
      label={t('commands.endOffer')}
      of={row.item}
      contract={endOffer}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version }}
      said={t('catalogue.saved')}
    >
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
