import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, History, Mark, PageHead, Read, Rows, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getHousehold } from '../../contract/index.ts'
import { ActMenu } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'
import { Events } from '../parts/Events.tsx'
import { householdActs } from './acts.ts'

type View = Answer<typeof getHousehold>

/** One household: its members, its home, what happened. */
export default function HouseholdPage({ params }: PageProps) {
  const read = useRead(getHousehold, { params: { id: params['id']! }, query: {} })
  return <Read of={read}>{(household) => <Page household={household} />}</Read>
}

function Page({ household }: { household: View }) {
  const { t } = useTranslation('registers')
  const head = household.members.find((m) => m.isHead)
  return (
    <div className="stack">
      <PageHead
        title={head ? `${t('fields.head')} ${head.name}` : t('pages.household')}
        sub={`${household.community} · ${household.address}`}
        back="/households"
        actions={household.to === null && <ActMenu acts={householdActs} at={`/households/${household.id}`} />}
      />
      <Basics household={household} />
      <Members household={household} />
      <Events events={household.events} />
      <section className="panel stack">
        <h2>{t('parts.history')}</h2>
        <History of={{ kind: 'household', id: household.id }} />
      </section>
    </div>
  )
}

function Basics({ household }: { household: View }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel">
      <Facts
        items={[
          { label: t('fields.number'), value: household.number || t('none') },
          { label: t('fields.kind'), value: codes.word('householdKind', household.kind) },
          { label: t('fields.address'), value: household.address },
          {
            label: t('fields.unitId'),
            value: household.unitId ? <Go to={`/units/${household.unitId}`}>{household.unit}</Go> : t('none'),
          },
          { label: t('fields.from'), value: format.day(household.from) },
          { label: t('fields.to'), value: household.to ? format.day(household.to) : '—' },
        ]}
      />
    </section>
  )
}

function Members({ household }: { household: View }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('parts.people')}</h2>
      <Rows
        label={t('parts.people')}
        rows={household.members}
        rowKey="id"
        rowTo={(m) => `/people/${m.id}`}
        columns={[
          { key: 'name', title: t('fields.name'), main: true },
          { key: 'relation', title: t('fields.relation'), show: (m) => codes.word('relation', m.relation) },
          { key: 'sex', title: t('fields.sex'), show: (m) => codes.word('sex', m.sex) },
          {
            key: 'birthOn',
            title: t('fields.birthOn'),
            show: (m) => `${format.day(m.birthOn)} · ${t('ageOf', { n: m.age })}`,
          },
          {
            key: 'registered',
            title: t('fields.registered'),
            show: (m) => (m.registered ? t('registeredShort') : <Mark tone="warn">{t('floatingShort')}</Mark>),
          },
          { key: 'phoneMasked', title: t('fields.phone'), show: (m) => m.phoneMasked ?? '—' },
        ]}
      />
    </section>
  )
}
