import { useTranslation } from 'react-i18next'
import { Empty, Go, Mark, PageHead, Read, useAddress, useFormat, useRead } from '#web/open/index.ts'
import { publicElections } from '../../contract/public.ts'

const SIZE = 20

/** Elections whose plan was adopted, for everybody. */
export default function Elections() {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const [{ page }] = useAddress({ page: '1' })
  const now = Number(page) || 1
  const read = useRead(publicElections, { query: { page: now, size: SIZE } })
  return (
    <>
      <PageHead title={t('public.title')} sub={t('public.about')} />
      <Read of={read}>
        {({ rows, total }) => (
          <>
            {rows.length === 0 && <Empty title={t('public.none')} text={t('public.noneText')} />}
            <ul className="stack">
              {rows.map((e) => (
                <li key={e.id} className="panel stack">
                  <h2>
                    <Go to={`/public/elections/${e.id}`}>{e.title}</Go>
                  </h2>
                  <p className="row">
                    <Mark>{t(`public.states.${e.state}`)}</Mark>
                    <span>
                      {e.community} · {t('public.day')} {format.day(e.electionDay)}
                    </span>
                  </p>
                </li>
              ))}
            </ul>
            {total > now * SIZE && (
              <p>
                <Go to={`/public/elections?page=${now + 1}`}>{t('public.following')}</Go>
              </p>
            )}
          </>
        )}
      </Read>
    </>
  )
}
