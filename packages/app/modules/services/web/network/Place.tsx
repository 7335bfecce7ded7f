import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { download, type Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Choice,
  DateField,
  Facts,
  Field,
  Form,
  Go,
  History,
  Map,
  Notice,
  PageHead,
  Popup,
  Read,
  Rows,
  Submit,
  useAbility,
  useFormat,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { listItems } from '../../contract/catalogue/items.ts'
import { closePlace, endOffer, getPlace, offerItem, setPlaceDay } from '../../contract/network/places.ts'
import { placeCalendar } from '../../contract/network/open.ts'
import type { Span } from '../../rules/network/hours.ts'
import { linkClass } from '../catalogue/parts.tsx'
import '../services.css'
import { Hours } from './Hours.tsx'
import { OpenMark } from './Places.tsx'

type View = Answer<typeof getPlace>

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

function OpenHours({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('fields.hours')}</h2>
      <p>
        <OpenMark open={place.openNow} next={place.nextOpening} />
        {place.inBreak && ` ${t('network.lunch')}`}
        {place.openNow && place.closesAt && (
          <span className="soft"> {t('network.closesAt', { at: format.time(place.closesAt) })}</span>
        )}
      </p>
      <Hours hours={place.hours} />
      <div>
        <Button onClick={() => void download(placeCalendar, { params: { id: place.id } })}>
          {t('network.calendar')}
        </Button>
      </div>
      {place.days.length > 0 && (
        <Rows
          label={t('network.ownDays')}
          rows={place.days}
          rowKey="day"
          columns={[
            { key: 'day', title: t('fields.day'), main: true, show: (r) => format.day(r.day) },
            {
              key: 'hours',
              title: t('fields.hours'),
              show: (r) => r.hours.map((s) => `${s.from}—${s.to}`).join('，') || t('network.closedDay'),
            },
            { key: 'note', title: t('fields.note') },
          ]}
        />
      )}
      <Can ability="services.network">
        <div>
          <OwnDay place={place} />
        </div>
      </Can>
    </section>
  )
}

const spansOf = (text: string): Span[] =>
  text.split(/[，,、;；]/).map((s) => s.trim()).filter(Boolean).map((s) => { const [from = '', to = ''] = s.split(/[-—–~至]+/).map((x) => x.trim()); return { from, to } }) // prettier-ignore

function OwnDay({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { day } = useTime()
  return (
    <Popup label={t('commands.setPlaceDay')} title={t('commands.setPlaceDay')}>
      {(close) => (
        <Form
          name={`services.placeDay.${place.id}`}
          contract={setPlaceDay}
          call={{ params: { id: place.id } }}
          initial={{ version: place.version, day, hours: [], note: '' }}
          secret
          onDone={() => (say(t('catalogue.saved'), 'good'), close())}
        >
          <Field name="day" label={t('fields.day')} as="day" />
          <Field name="hours" label={t('fields.hours')} help={t('network.ownHoursHelp')}>
            {({ onChange, id, describedBy, invalid }) => (
              <input
                className="k-input"
                id={id}
                aria-describedby={describedBy}
                aria-invalid={invalid || undefined}
                placeholder="09:00-12:00，13:00-16:00"
                onChange={(e) => onChange(spansOf(e.target.value))}
              />
            )}
          </Field>
          <Field name="note" label={t('network.whyDay')} />
          <Submit>{t('catalogue.save')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Offers({ place }: { place: View }) {
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
  const say = useSay()
  const items = useRead(listItems, { query: { areaId: place.areaId, size: 200 } })
  return (
    <Popup label={t('commands.offerItem')} title={t('commands.offerItem')}>
      {(close) => (
        <Form
          name={`services.offer.${place.id}`}
          contract={offerItem}
          call={{ params: { id: place.id } }}
          secret
          onDone={() => (say(t('catalogue.saved'), 'good'), close())}
        >
          <Field name="itemId" label={t('fields.item')} must>
            {({ value, onChange }) => (
              <Choice
                label={t('fields.item')}
                quiet
                value={value as string | undefined}
                onChange={onChange}
                options={(items.data?.rows ?? []).map((i) => ({ value: i.id, label: i.name }))}
              />
            )}
          </Field>
          <Field name="note" label={t('fields.note')} />
          <Submit>{t('commands.offerItem')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function EndOffer({ row }: { row: View['offers'][number] }) {
  const { t } = useTranslation('services')
  const say = useSay()
  return (
    <Popup
      small
      label={t('commands.endOffer')}
      title={t('commands.endOffer')}
      name={`${t('commands.endOffer')}：${row.item}`}
    >
      {(close) => (
        <Form
          name={`services.endOffer.${row.id}`}
          contract={endOffer}
          call={{ params: { id: row.id } }}
          initial={{ version: row.version }}
          secret
          onDone={() => (say(t('catalogue.saved'), 'good'), close())}
        >
          <Field name="reason" label={t('fields.reason')} as="long" />
          <Submit danger>{t('commands.endOffer')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Acts({ place }: { place: View }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { day } = useTime()
  const closed = place.validTo !== null
  const label = closed ? t('network.reopen') : t('commands.closePlace')
  return (
    <Can ability="services.network">
      <span className="row">
        <Go to={`/services/places/${place.id}/edit`} className={linkClass(true)}>
          {t('commands.changePlace')}
        </Go>
        <Popup label={label} title={label}>
          {(close) => (
            <Form
              name={`services.close.${place.id}`}
              contract={closePlace}
              call={{ params: { id: place.id } }}
              initial={{ version: place.version, on: closed ? null : day }}
              secret
              onDone={() => (say(t('catalogue.saved'), 'good'), close())}
            >
              {!closed && (
                <Field name="on" label={t('network.closeOn')}>
                  {({ value, onChange }) => (
                    <DateField
                      label={t('network.closeOn')}
                      quiet
                      value={(value as string | null) ?? undefined}
                      onChange={(to) => onChange(to ?? null)}
                    />
                  )}
                </Field>
              )}
              <Field name="reason" label={t('fields.reason')} as="long" />
              <Submit danger={!closed}>{label}</Submit>
            </Form>
          )}
        </Popup>
      </span>
    </Can>
  )
}
