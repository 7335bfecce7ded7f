import { Button } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Wait } from '../kit/state.tsx'
import { loadSignIn } from '../modules.ts'
import { changeLanguage, language } from '../texts.ts'
import './shell.css'

export const SignIn = lazy(loadSignIn)

/** The first page of who is not signed in; the address they came with is kept. */
export function SignInPage(props: { onDone: () => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`
  }, [t])
  return (
    <div className="s-door">
      <aside>
        <img src="/mark.svg" alt="" width="56" height="56" />
        <p className="name">{t('product')}</p>
        <p className="motto">
          {t('motto')}
          <br />
          <span className="small">{t('mottoSource')}</span>
        </p>
        <p className="about">{t('about')}</p>
      </aside>
      <main className="stack">
        <div className="row end">
          <Button type="text" onClick={() => void changeLanguage(language() === 'en' ? 'zh-CN' : 'en')}>
            {t('language')}
          </Button>
        </div>
        <div className="stack box">
          <h1>{t('signIn.title')}</h1>
          <Suspense fallback={<Wait />}>
            <SignIn onDone={props.onDone} />
          </Suspense>
          <p>
            {/* Another entry: the address is loaded anew. */}
            <a href="/public">{t('open.look')}</a>
          </p>
        </div>
      </main>
    </div>
  )
}
