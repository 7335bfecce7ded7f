import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Mark, Read, useFormat, useScope } from '#web/kit/index.ts'
import { useTime } from '#web/address.tsx'
import { listElections, type ElectionRow } from '../contract/index.ts'
import { lawText } from './parts/words.ts'
import './elections.css'

const SHOWN = 5

/** What is to be done next in the elections under way: by when, by which article; what is due first stands first. */
export default function NextCard() {
  const { t } = useTranslation('elections')
  const scope = useScope()
  const read = useRead(listElections, { query: { areaId: scope.id, open: 'yes', sort: 'dueOn', page: 1, size: SHOWN } })
  return (
    <Read of={read}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty title={t('card.none')} text={t('card.noneText')} />
        ) : (
          <ul className="el-dates">
            {rows.map((e) => (
              <li key={e.id}>
                <NextStep election={e} />
              </li>
            ))}
            <li>
              <Go to="/elections">{t('card.all', { n: total })}</Go>
            </li>
          </ul>
        )
      }
    </Read>
  )
}

type Shown = Pick<ElectionRow, 'id' | 'title' | 'next' | 'dueOn' | 'law'>
function NextStep({ election: e }: { election: Shown }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const { day } = useTime()
  const law = lawText(e.law)
  return (
    <>
      <Go to={`/elections/${e.id}`}>{e.title}</Go>
      <p>
        {e.next && t(`verbs.${e.next}`)}{' '}
        {e.dueOn && <Mark tone={e.dueOn < day ? 'bad' : undefined}>{t('one.plannedFor', { day: format.day(e.dueOn) })}</Mark>}
      </p>
      {law && <p className="soft small">{law}</p>}
    </>
  )
} // prettier-ignore
