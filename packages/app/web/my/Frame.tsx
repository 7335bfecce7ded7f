import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'
import { useLine } from '../line.ts'
import { useMe } from '../session.tsx'
import { Icon } from '../kit/Icon.tsx'
import { myPages } from './modules.ts'
import { useWaiting } from './outbox.ts'

/** What stands around every page of a resident: the community above, the ways within reach of a thumb below. */
export function MyFrame(props: { children: ReactNode }) {
  const { t } = useTranslation()
  const { post, elderMode, accountId } = useMe()
  const { down } = useLine()
  const waiting = useWaiting(accountId).length
  return (
    <div className="m-page">
      <a className="o-skip" href="#main">
        {t('skip')}
      </a>
      <header className="m-head">
        <Go to="/my" className="o-brand">
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>{post.areaName}</span>
        </Go>
      </header>
      {down && (
        <div className="o-band" role="status">
          {t('my.down', { n: waiting })}
        </div>
      )}
      <main id="main" className="m-main" tabIndex={-1}>
        {props.children}
      </main>
      {!elderMode && <Tabs />}
    </div>
  )
}

function Tabs() {
  const { t } = useTranslation()
  const tabs = myPages.filter((page) => page.tab).toSorted((a, b) => a.tab!.order - b.tab!.order)
  return (
    <nav className="m-tabs" aria-label={t('nav')}>
      {tabs.map((page) => (
        <Go key={page.path} to={page.path}>
          <Icon name={page.tab!.icon} />
          <span>{t(page.title)}</span>
        </Go>
      ))}
    </nav>
  )
}
