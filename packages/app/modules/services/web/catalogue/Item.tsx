import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Facts,
  Field,
  Go,
  History,
  Notice,
  PageHead,
  PopupForm,
  Read,
  Rows,
  useFormat,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { extendItem, getItem, withdrawItem } from '../../contract/catalogue/items.ts'
import '../services.css'
import { Compare } from './Compare.tsx'
import { OpenEnd, StandingMark, useFee, usePromise } from './parts.tsx'
import { Preview } from './Preview.tsx'

type View = Answer<typeof getItem>

/** One item: what it says today, its form, its versions, where it is had. */
export default function Item({ params }: PageProps) {
  const { t } = useTranslation('services')
  const read = useRead(getItem, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(item) => (
        <div className="stack">
          <PageHead
            title={item.current.name}
            sub={`${item.area} · ${item.kindName}`}
            back="/services/catalogue"
            actions={<Acts item={item} />}
          />
          {item.standing === 'ended' && (
            <Notice tone="warn">{t('catalogue.endedNote', { day: item.current.validTo ?? '' })}</Notice>
          )}
          <Basics item={item} />
          <Papers item={item} />
          <section className="panel stack">
            <h2>{t('catalogue.residentForm')}</h2>
            <Preview content={item.current} />
          </section>
          <Offers item={item} />
          <Compare key={item.versions.length} item={item} />
          <section className="panel stack">
            <h2>{t('catalogue.history')}</h2>
            <History of={{ kind: 'serviceItem', id: item.id }} />
          </section>
        </div>
      )}
    </Read>
  )
}

function Basics({ item }: { item: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const feeOf = useFee()
  const promiseOf = usePromise()
  const { current } = item
  const reductions = current.fee.reductions.map((r) => t('catalogue.reduction', { who: t(`catalogue.vulnerable.${r.who}`), percent: r.percent })) // prettier-ignore
  const period = current.validTo ? t('catalogue.fromTo', { from: format.day(current.validFrom), to: format.day(current.validTo) }) : t('catalogue.from', { from: format.day(current.validFrom) }) // prettier-ignore
  return (
    <section className="panel stack">
      <p>{current.summary || <span className="soft">{t('catalogue.noSummary')}</span>}</p>
      <Facts
        items={[
          { label: t('fields.standing'), value: <StandingMark standing={item.standing} /> },
          { label: t('catalogue.period'), value: `${period}（${t('catalogue.versionNo', { n: current.seq })}）` },
          {
            label: t('fields.clientGroups'),
            value: current.clientGroups.map((g) => t(`catalogue.groups.${g}`)).join('、'),
          },
          ...(current.vulnerable.length > 0 ? [{ label: t('catalogue.vulnerableFor'), value: current.vulnerable.map((v) => t(`catalogue.vulnerable.${v}`)).join('、') }] : []), // prettier-ignore
          { label: t('fields.feeMode'), value: feeOf(current.fee) },
          ...(reductions.length > 0 ? [{ label: t('catalogue.reductions'), value: reductions.join('；') }] : []),
          ...(current.fee.receipt === 'none' ? [] : [{ label: t('catalogue.receipt'), value: t(`catalogue.receipts.${current.fee.receipt}`) }]), // prettier-ignore
          { label: t('fields.promise'), value: promiseOf(current.promise) },
          { label: t('fields.channels'), value: current.channels.map((c) => t(`catalogue.channels.${c}`)).join('、') },
          { label: t('fields.department'), value: current.department || '—' },
          { label: t('catalogue.provider'), value: item.provider ?? '—' },
          { label: t('catalogue.codeLabel'), value: item.code },
          ...(current.source ? [{ label: t('fields.source'), value: /^https?:/.test(current.source) ? <a href={current.source} rel="noreferrer noopener" target="_blank">{t('catalogue.sourceLink')}</a> : current.source }] : []), // prettier-ignore
        ]}
      />
    </section>
  )
}

function Papers({ item }: { item: View }) {
  const { t } = useTranslation('services')
  const { documents, eligibility, basis } = item.current
  const links = new Map(item.basisLinks.map((l) => [l.policyKey, l]))
  const held = documents.filter((d) => d.held !== null)
  const asked = documents.filter((d) => d.held === null)
  return (
    <section className="panel stack">
      <h2>{t('catalogue.eligibility')}</h2>
      <p>{eligibility || <span className="soft">{t('catalogue.noEligibility')}</span>}</p>
      <h2>{t('catalogue.documents')}</h2>
      {asked.length === 0 ? (
        <p>{t('catalogue.noDocuments')}</p>
      ) : (
        <ul>
          {asked.map((d) => (
            <li key={d.name}>
              {d.name}（{t(`catalogue.documentForms.${d.form}`)}
              {d.required ? '' : `，${t('catalogue.optional')}`}
              {d.when ? `，${d.when}` : ''}）
            </li>
          ))}
        </ul>
      )}
      {held.length > 0 && (
        <Notice tone="good">{t('catalogue.heldNote', { names: held.map((d) => d.name).join('、') })}</Notice>
      )}
      <h2>{t('catalogue.basis')}</h2>
      {basis.length === 0 ? (
        <p className="soft">{t('catalogue.noBasis')}</p>
      ) : (
        <ul>
          {basis.map((b) => {
            const link = b.policyKey ? links.get(b.policyKey) : undefined
            return (
              <li key={b.document + b.article}>
                {link ? <Go to={`/policies/${link.policyId}`}>{b.document}</Go> : b.document} {b.article}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Offers({ item }: { item: View }) {
  const { t } = useTranslation('services')
  return (
    <section className="panel stack">
      <h2>{t('catalogue.offeredAt')}</h2>
      {item.offers.length === 0 ? (
        <p className="soft">
          {t('catalogue.noOffers')} <Go to="/services/places">{t('pages.places')}</Go>
        </p>
      ) : (
        <Rows
          label={t('catalogue.offeredAt')}
          rows={item.offers}
          rowKey="id"
          rowTo={(r) => `/services/places/${r.placeId}`}
          columns={[
            { key: 'place', title: t('fields.place'), main: true },
            { key: 'address', title: t('fields.address') },
            { key: 'note', title: t('fields.note') },
          ]}
        />
      )}
    </section>
  )
}

function Acts({ item }: { item: View }) {
  const { t } = useTranslation('services')
  return (
    <Can ability="services.catalogue">
      <span className="row">
        <Go to={`/services/items/${item.id}/edit`} className="k-button primary">
          {t('commands.addVersion')}
        </Go>
        {item.current.validTo === null ? <Withdraw item={item} /> : <Extend item={item} />}
      </span>
    </Can>
  )
}

function Extend({ item }: { item: View }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      label={t('commands.extendItem')}
      contract={extendItem}
      call={{ params: { id: item.id } }}
      initial={{ version: item.version, to: null }}
      said={t('catalogue.saved')}
    >
      <OpenEnd name="to" label={t('catalogue.extendTo')} help={t('catalogue.extendHelp')} />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}

function Withdraw({ item }: { item: View }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  return (
    <PopupForm
      danger
      label={t('commands.withdrawItem')}
      contract={withdrawItem}
      call={{ params: { id: item.id } }}
      initial={{ version: item.version, on: day }}
      said={t('catalogue.saved')}
    >
      <p className="soft">{t('catalogue.withdrawNote')}</p>
      <Field name="on" label={t('catalogue.endOn')} as="day" />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
