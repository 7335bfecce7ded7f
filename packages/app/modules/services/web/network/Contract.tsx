import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Facts,
  Field,
  History,
  Mark,
  PageHead,
  PopupForm,
  Read,
  Rows,
  useFormat,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { endContract, getContract, grades, remarkContract } from '../../contract/network/providers.ts'
import { yuan } from '../catalogue/parts.tsx'
import '../services.css'

type View = Answer<typeof getContract>
const TONES = { good: 'good', fair: 'warn', poor: 'bad' } as const

/** One contract: what was bought, and how good it is. */
export default function Contract({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(getContract, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {(c) => (
        <div className="stack">
          <PageHead
            title={c.title}
            sub={`${c.area} · ${c.provider}`}
            back="/services/contracts"
            actions={<Acts contract={c} />}
          />
          <section className="panel stack">
            <Facts
              items={[
                { label: t('fields.number'), value: c.number || '—' },
                { label: t('catalogue.amountYuan'), value: yuan(c.amountFen) },
                {
                  label: t('catalogue.period'),
                  value: t('catalogue.fromTo', { from: format.day(c.validFrom), to: format.day(c.validTo) }),
                },
                { label: t('network.contractItems'), value: c.items.join('、') || '—' },
                ...(c.endedOn
                  ? [{ label: t('fields.endedOn'), value: `${format.day(c.endedOn)}：${c.endedReason}` }]
                  : []),
              ]}
            />
          </section>
          <section className="panel stack">
            <h2>{t('network.remarks')}</h2>
            {c.remarks.length === 0 ? (
              <p className="soft">{t('network.noRemarks')}</p>
            ) : (
              <Rows
                label={t('network.remarks')}
                rows={c.remarks}
                rowKey={(r) => String(r.seq)}
                columns={[
                  { key: 'day', title: t('fields.day'), main: true, show: (r) => format.day(r.day) },
                  {
                    key: 'grade',
                    title: t('fields.quality'),
                    show: (r) => <Mark tone={TONES[r.grade]}>{t(`values.quality.${r.grade}`)}</Mark>,
                  },
                  { key: 'text', title: t('network.remarkText') },
                  { key: 'byName', title: t('network.by') },
                ]}
              />
            )}
          </section>
          <section className="panel stack">
            <h2>{t('catalogue.history')}</h2>
            <History of={{ kind: 'serviceContract', id: c.id }} />
          </section>
        </div>
      )}
    </Read>
  )
}

function Acts({ contract }: { contract: View }) {
  return (
    <Can ability="services.network">
      <span className="row">
        <Remark contract={contract} />
        {contract.running && <End contract={contract} />}
      </span>
    </Can>
  )
}

function Remark({ contract }: { contract: View }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const qualities = grades.map((g) => ({ value: g, label: t(`values.quality.${g}`) }))
  return (
    <PopupForm
      label={t('commands.remarkContract')}
      ok={t('catalogue.save')}
      contract={remarkContract}
      call={{ params: { id: contract.id } }}
      initial={{ day }}
      said={t('catalogue.saved')}
    >
      <Field name="day" label={t('fields.day')} as="day" />
      <Field name="grade" label={t('fields.quality')} as="choice" options={qualities} />
      <Field name="text" label={t('network.remarkText')} as="long" />
    </PopupForm>
  )
}

function End({ contract }: { contract: View }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  return (
    <PopupForm
      danger
      label={t('commands.endContract')}
      contract={endContract}
      call={{ params: { id: contract.id } }}
      initial={{ version: contract.version, on: day }}
      said={t('catalogue.saved')}
    >
      <Field name="on" label={t('fields.on')} as="day" />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
}
