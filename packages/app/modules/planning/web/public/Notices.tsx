import { useTranslation } from 'react-i18next'
import { Empty, Facts, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import { listNotices } from '../../contract/acts.ts'

/** Plans out for comment and announced, for everybody. */
export default function Notices() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const read = useRead(listNotices, { query: { size: 50 } })
  return (
    <div className="stack">
      <PageHead title={t('public.notices')} sub={t('public.noticesAbout')} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('public.none')} text={t('public.noneText')} />
          ) : (
            <ul className="stack">
              {rows.map((n) => (
                <li key={n.id} className="panel stack tight">
                  <h2>{n.title}</h2>
                  <p className="soft">{n.area}</p>
                  <Facts
                    items={[
                      { label: t('public.state'), value: t(`public.states.${n.state}`) },
                      { label: t('public.commentTo'), value: format.day(n.commentTo) },
                      { label: t('public.effectiveOn'), value: format.day(n.effectiveOn) },
                    ]}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  )
}
