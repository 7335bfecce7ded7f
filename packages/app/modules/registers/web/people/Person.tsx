import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, History, Mark, Notice, PageHead, Read, Rows, Timeline, useFormat, useTime } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getPerson, getPersonHistory } from '../../contract/index.ts'
import { ActMenu } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'
import { Events } from '../parts/Events.tsx'
import { RevealNumber } from '../parts/RevealNumber.tsx'
import { actsOf } from './acts.ts'

type Person = Answer<typeof getPerson>

/** One person: who they are, with whom and where they live, what happened, who looked. */
export default function PersonPage({ params }: PageProps) {
  const read = useRead(getPerson, { params: { id: params['id']! }, query: {} })
  return <Read of={read}>{(person) => <Page person={person} />}</Read>
}

function Page({ person }: { person: Person }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { day } = useTime()
  const status = person.living
    ? t('person.since', { day: format.day(person.from) })
    : person.standing === 'gone'
      ? t('person.left', { day: format.day(person.to ?? person.from) })
      : t('person.from', { day: format.day(person.from) })
  return (
    <div className="stack">
      <PageHead
        title={person.name}
        sub={`${person.community} · ${person.address} · ${status}`}
        back="/people"
        actions={person.living && <ActMenu acts={actsOf} at={`/people/${person.id}`} />}
      />
      {person.standing !== 'here' && (
        <Notice tone="warn">{t(`person.standing.${person.standing}`, { day: format.day(day), status })}</Notice>
      )}
      <Basics person={person} />
      <Around person={person} />
      <Past person={person} />
    </div>
  )
}

function Basics({ person }: { person: Person }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('parts.basics')}</h2>
      <Facts
        items={[
          { label: t('fields.sex'), value: codes.word('sex', person.sex) },
          { label: t('fields.birthOn'), value: `${format.day(person.birthOn)} · ${t('ageOf', { n: person.age })}` },
          {
            label: t('fields.idNumber'),
            value: <RevealNumber id={person.id} field="idNumber" masked={person.idMasked} />,
          },
          {
            label: t('fields.phone'),
            value: <RevealNumber id={person.id} field="phone" masked={person.phoneMasked} />,
          },
          {
            label: t('fields.registered'),
            value: person.registered ? (
              t('registeredHere')
            ) : (
              <>
                <Mark tone="warn">{t('floatingShort')}</Mark> {person.registeredAt}
              </>
            ),
          },
          { label: t('fields.relation'), value: codes.word('relation', person.relation) },
          { label: t('fields.ethnic'), value: codes.word('ethnic', person.ethnic) },
          { label: t('fields.education'), value: codes.word('education', person.education) },
          { label: t('fields.marriage'), value: codes.word('marriage', person.marriage) },
          { label: t('fields.employment'), value: codes.word('employment', person.employment) },
        ]}
      />
    </section>
  )
}

function Around({ person }: { person: Person }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('parts.household')}</h2>
        <Go to={`/households/${person.householdId}`}>{t('person.household', { number: person.householdNumber })}</Go>
      </div>
      <Rows
        label={t('parts.household')}
        rows={person.members}
        rowKey="id"
        rowTo={(m) => (m.id === person.id ? undefined : `/people/${m.id}`)}
        columns={[
          { key: 'name', title: t('fields.name'), main: true },
          { key: 'relation', title: t('fields.relation'), show: (m) => codes.word('relation', m.relation) },
          { key: 'sex', title: t('fields.sex'), show: (m) => codes.word('sex', m.sex) },
          { key: 'birthOn', title: t('fields.birthOn'), show: (m) => format.day(m.birthOn) },
        ]}
      />
      {person.lists.length > 0 && (
        <>
          <h2>{t('parts.lists')}</h2>
          <Rows
            label={t('parts.lists')}
            rows={person.lists}
            rowKey="id"
            rowTo={(l) => `/special-lists/${l.listId}?name=${encodeURIComponent(l.name)}`}
            columns={[
              { key: 'name', title: t('fields.title'), main: true },
              { key: 'purpose', title: t('fields.purpose') },
              { key: 'expiresOn', title: t('fields.expiresOn'), show: (l) => format.day(l.expiresOn) },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Past({ person }: { person: Person }) {
  const { t } = useTranslation('registers')
  const read = useRead(getPersonHistory, { params: { id: person.id } })
  return (
    <Read of={read}>
      {(past) => (
        <>
          <section className="panel stack">
            <h2>{t('parts.spells')}</h2>
            <Spells past={past} />
          </section>
          <Events events={past.events} across />
          <section className="panel stack">
            <h2>{t('parts.revealings')}</h2>
            <Revealings past={past} />
          </section>
          <section className="panel stack">
            <h2>{t('parts.history')}</h2>
            <History entries={past.trail} />
          </section>
        </>
      )}
    </Read>
  )
}

type PastOf = { past: Answer<typeof getPersonHistory> }

/** Where the person lived, one lane a community; rows side by side with the same home are one spell. */
function Spells({ past }: PastOf) {
  const { t } = useTranslation('registers')
  const now = past.spells.filter((s) => s.supersededAt === null).toReversed()
  const lanes = [...new Set(now.map((s) => s.communityId))].map((id) => {
    const own = now.filter((s) => s.communityId === id)
    return {
      key: id,
      title: own[0]!.community,
      spells: own.map((s) => ({
        key: s.id,
        from: s.from,
        to: s.to,
        title: s.address || t('registeredShort'),
        tone: s.registered ? undefined : ('warn' as const),
        go: `/households/${s.householdId}`,
      })),
    }
  })
  return <Timeline label={t('parts.spells')} lanes={lanes} />
}

function Revealings({ past }: PastOf) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  if (past.revealings.length === 0) return <p className="soft">{t('none')}</p>
  return (
    <Rows
      label={t('parts.revealings')}
      rows={past.revealings}
      rowKey="id"
      columns={[
        { key: 'at', title: t('fields.at'), main: true, show: (r) => format.time(r.at) },
        { key: 'by', title: t('fields.by') },
        { key: 'fields', title: t('fields.field'), show: (r) => r.fields.map((f) => t(`fields.${f}`)).join('、') },
        { key: 'purpose', title: t('fields.purpose'), show: (r) => codes.word('purpose', r.purpose) },
        { key: 'reason', title: t('fields.reason') },
      ]}
    />
  )
}
