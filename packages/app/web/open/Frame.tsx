import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'
import { Button } from '../kit/Button.tsx'
import { useLine } from '../line.ts'
import { changeLanguage, language } from '../texts.ts'
import { useLetters } from './letters.ts'
import { publicPages } from './modules.ts'

/** What stands around every public page: the house, its open pages, language and letters, the way to sign in. */
export function PublicFrame(props: { children: ReactNode }) {
  const { t } = useTranslation()
  const { down } = useLine()
  return (
    <div className="o-page">
      <a className="o-skip" href="#main">
        {t('skip')}
      </a>
      <Head />
      {down && (
        <div className="o-band no-print" role="alert">
          {t('line.down')}
        </div>
      )}
      <main id="main" className="o-main" tabIndex={-1}>
        {props.children}
      </main>
      <footer className="o-foot soft small">
        <p>{t('open.foot')}</p>
      </footer>
    </div>
  )
}

function Head() {
  const { t } = useTranslation()
  const letters = useLetters()
  const other = language() === 'en' ? 'zh-CN' : 'en'
  return (
    <header className="o-head no-print">
      <div className="row apart">
        <Go to="/public" className="o-brand">
          <img src="/mark.svg" alt="" width="30" height="30" />
          <span>{t('product')}</span>
        </Go>
        <div className="row">
          <Button quiet small pressed={letters.large} onClick={letters.change}>
            {t('open.large')}
          </Button>
          <Button quiet small lang={other} onClick={() => void changeLanguage(other)}>
            {other === 'en' ? 'English' : '中文'}
          </Button>
          {/* Another entry: the address is loaded anew. */}
          <a className="k-button small" href="/">
            {t('signIn.title')}
          </a>
        </div>
      </div>
      <nav aria-label={t('nav')}>
        {publicPages
          .filter((page) => page.nav)
          .map((page) => (
            <Go key={page.path} to={page.path}>
              {t(page.title)}
            </Go>
          ))}
      </nav>
    </header>
  )
}
