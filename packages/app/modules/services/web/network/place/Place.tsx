import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Facts,
  Field,
  Go,
  History,
  Map,
  Notice,
  PageHead,
  PopupForm,
  Read,
  useFormat,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { closePlace, getPlace } from '../../../contract/network/places.ts'
import { OpenEnd } from '../../catalogue/parts.tsx'
import '../../services.css'
import { Offers } from './Offers.tsx'
import { OpenHours } from './OpenHours.tsx'

export type View = Answer<typeof getPlace>

/** One place: whether it is open, its hours and days of its own, what is offered there. */
export default function Place({ params }: PageProps) {
  const { t } = useTranslation('services')
  const read = useRead(getPlace, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(place) => (
        <div className="stack">
          <PageHead
            title={place.name}
            sub={`${place.area} · ${place.address}`}
            back="/services/places"
            actions={<Acts place={place} />}
          />
          {place.validTo && (
            <Notice tone="warn">
              {t('network.closedOn', { day: place.validTo, reason: place.closedReason ?? '' })}
            </Notice>
          )}
          <Basics place={place} />
          <OpenHours place={place} />
          <Offers place={place} />
          {place.x !== null && place.y !== null && (
            <section className="panel stack">
              <h2>{t('network.map')}</h2>
              <Map
                label={place.name}
                points={[{ id: place.id, name: place.name, x: place.x, y: place.y }]}
                height={280}
              />
            </section>
          )}
          <section className="panel stack">
            <h2>{t('catalogue.history')}</h2>
            <History of={{ kind: 'servicePlace', id: place.id }} />
          </section>
        </div>
      )}
    </Read>
  )
}

function Basics({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const known = (n: number | null) => (n === null ? '—' : format.number(n))
  return (
    <section className="panel stack">
      {place.summary && <p>{place.summary}</p>}
      <Facts
        items={[
          { label: t('fields.level'), value: t(`values.level.${place.level}`) },
          { label: t('fields.placeKind'), value: t(`values.placeKind.${place.placeKind}`) },
          { label: t('fields.telephone'), value: place.telephone || '—' },
          { label: t('fields.counters'), value: format.number(place.counters) },
          { label: t('fields.m2'), value: known(place.m2) },
          { label: t('fields.capacity'), value: known(place.capacity) },
          { label: t('fields.staff'), value: known(place.staff) },
          { label: t('fields.holders'), value: place.holders.map((h) => `${h.name}（${h.duty}）`).join('、') || '—' },
          { label: t('fields.provider'), value: place.provider ?? '—' },
          {
            label: t('fields.equipment'),
            value: place.equipment.map((e) => t(`network.equipment.${e}`)).join('、') || '—',
          },
        ]}
      />
    </section>
  )
}

function Acts({ place }: { place: View }) {
  const { t } = useTranslation('services')
  return (
    <Can ability="services.network">
      <span className="row">
        <Go to={`/services/places/${place.id}/edit`} className="k-button primary">
          {t('commands.changePlace')}
        </Go>
        <Close place={place} />
      </span>
    </Can>
  )
}

/** Closes a place from a day on, or opens a closed one again. */
function Close({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const closed = place.validTo !== null
  return (
    <PopupForm
      danger={!closed}
      label={closed ? t('network.reopen') : t('commands.closePlace')}
      contract={closePlace}
      call={{ params: { id: place.id } }}
      initial={{ version: place.version, on: closed ? null : day }}
      said={t('catalogue.saved')}
    >
      {!closed && <OpenEnd name="on" label={t('network.closeOn')} />}
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
