import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Go, Icon, PageHead, Read, useMe, useRead } from '#web/my/index.ts'
import { getHome } from '../../contract/residents/own.ts'
import { CaseCard } from './parts/CaseCard.tsx'
import { WaitingList } from './parts/Waiting.tsx'

/** Brought only to who wants it. */
const ElderHome = lazy(() => import('./parts/ElderHome.tsx'))

const QUICK = ['help', 'report', 'apply', 'consult', 'complaint', 'suggestion'] as const
const ICONS = {
  help: 'help',
  report: 'photo',
  apply: 'data',
  consult: 'talk',
  complaint: 'bell',
  suggestion: 'add',
} as const

/** The first page of a resident or a unit. */
export default function Home() {
  const { t } = useTranslation('services')
  const { name, elderMode } = useMe()
  const home = useRead(getHome, {})
  if (elderMode) return <ElderHome />
  return (
    <>
      <PageHead title={t('my.hello', { name })} />
      <nav className="m-tiles" aria-label={t('my.ask')}>
        {QUICK.map((nature) => (
          <Go key={nature} to={nature === 'apply' ? '/my/ask' : `/my/ask/form?nature=${nature}`} className="m-tile">
            <Icon name={ICONS[nature]} />
            <span>{t(`my.quick.${nature}`)}</span>
          </Go>
        ))}
      </nav>
      <WaitingList />
      <Read of={home}>
        {({ cases, unread, members }) => (
          <>
            <section className="stack tight" aria-labelledby="open">
              <h2 id="open">{t('my.openTitle')}</h2>
              {cases.length === 0 && <Empty title={t('my.noneOpen')} text={t('my.noneOpenText')} />}
              {cases.map((c) => (
                <CaseCard key={c.id} of={c} />
              ))}
            </section>
            <ul className="m-rows panel">
              <li>
                <Go to="/my/notices">
                  <Icon name="bell" />
                  <span className="grow">{t('my.notices')}</span>
                  {unread > 0 && <span className="soft small">{t('my.unread', { n: unread })}</span>}
                </Go>
              </li>
              {members.some((m) => m.kind === 'self') && (
                <li>
                  <Go to="/my/data">
                    <Icon name="data" />
                    <span className="grow stack tight">
                      {t('my.data')}
                      <span className="soft small">{t('my.dataText')}</span>
                    </span>
                  </Go>
                </li>
              )}
              {members.some((m) => m.kind === 'delegate') && (
                <li>
                  <Go to="/my/unit">
                    <Icon name="unit" />
                    <span className="grow">{t('my.unitTitle')}</span>
                  </Go>
                </li>
              )}
            </ul>
          </>
        )}
      </Read>
    </>
  )
}
