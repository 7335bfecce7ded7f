import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Mark, Notice, Rows, useFormat } from '#web/kit/index.ts'
import type { readRoster } from '../../contract/roster.ts'

type Read = Answer<typeof readRoster>

/** What a list would do, or the rows of it that are wrong. `children` enter it and stand where nothing is wrong. */
export function Reading({ read, children }: { read: Read; children: ReactNode }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const ignored = read.columns.filter((c) => c.field === null && c.header.trim() !== '').map((c) => c.header)
  const figures = { rows: format.number(read.rows), bodies: format.number(read.bodyCount), people: format.number(read.people), inRegister: format.number(read.inRegister) } // prettier-ignore
  return (
    <section className="panel stack" aria-labelledby="roster-read">
      <h2 id="roster-read">{t('roster.read')}</h2>
      <p>{t('roster.found', figures)}</p>
      {ignored.length > 0 && <p className="soft">{t('roster.ignored', { names: ignored.join('、') })}</p>}
      {read.faultCount > 0 ? <Faults read={read} /> : <Notice tone="good" live>{t('roster.good')}</Notice>}
      {read.bodies.length > 0 && read.faultCount === 0 && <BodiesOf read={read} />}
      {read.members.length > 0 && read.faultCount === 0 && <MembersOf read={read} />}
      {read.faultCount === 0 && children}
    </section>
  ) // prettier-ignore
}

function Faults({ read }: { read: Read }) {
  const { t } = useTranslation('organs')
  return (
    <>
      <Notice tone="bad" live>
        <strong>{t('roster.faults', { n: read.faultCount })}</strong> {t('roster.faultsHelp')}
      </Notice>
      <Rows
        label={t('roster.faults', { n: read.faultCount })}
        rows={read.faults.map((f, i) => ({ ...f, key: String(i) }))}
        rowKey="key"
        columns={[
          { key: 'row', title: t('roster.row'), main: true, show: (f) => t('roster.rowN', { n: f.row }) },
          { key: 'message', title: t('roster.why') },
        ]}
      />
      <More n={read.faultCount - read.faults.length} />
    </>
  )
}

function BodiesOf({ read }: { read: Read }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <>
      <h3>{t('roster.bodies')}</h3>
      <Rows
        label={t('roster.bodies')}
        rows={read.bodies.map((b, i) => ({ ...b, key: String(i) }))}
        rowKey="key"
        columns={[
          { key: 'name', title: t('fields.name'), main: true, show: (b) => <>{b.name} {b.isNew && <Mark tone="warn">{t('roster.isNew')}</Mark>}</> },
          { key: 'area', title: t('fields.area') },
          { key: 'term', title: t('roster.term'), show: (b) => t('roster.span', { from: format.day(b.from), to: format.day(b.to) }) },
          { key: 'people', title: t('roster.people'), number: true },
          { key: 'inRegister', title: t('roster.inRegister'), number: true },
        ]}
      />
      <More n={read.bodyCount - read.bodies.length} />
    </>
  ) // prettier-ignore
}

/** Each person, and whether the register knows them: whom it does not know stands first, namesakes before all. */
function MembersOf({ read }: { read: Read }) {
  const { t } = useTranslation('organs')
  const first = ['namesake', 'outside', 'register']
  return (
    <>
      <h3>{t('roster.members')}</h3>
      <p className="soft">{t('roster.membersHelp')}</p>
      <Rows
        label={t('roster.members')}
        rows={read.members.toSorted((a, b) => first.indexOf(a.found) - first.indexOf(b.found))}
        rowKey={(m) => String(m.row)}
        columns={[
          { key: 'name', title: t('roster.fields.name'), main: true },
          { key: 'found', title: t('roster.foundAs'), show: (m) => <Mark tone={TONES[m.found]}>{t(`roster.as.${m.found}`)}</Mark> },
          { key: 'body', title: t('roster.fields.body'), show: (m) => `${m.area} · ${m.body}` },
          { key: 'row', title: t('roster.row'), show: (m) => t('roster.rowN', { n: m.row }) },
        ]}
      />
    </>
  )
} // prettier-ignore
const TONES = { register: 'good', outside: undefined, namesake: 'warn' } as const

function More({ n }: { n: number }) {
  const { t } = useTranslation('organs')
  return n > 0 ? <p className="soft">{t('roster.more', { n })}</p> : null
}
