import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { Wait } from '../kit/state.tsx'
import { useLetters } from '../open/letters.ts'
import { changeLanguage, language } from '../texts.ts'
import { loadSignIn } from './modules.ts'

const Form = lazy(loadSignIn)

/** The first page of a resident who is not signed in. */
export function SignIn(props: { onDone: () => void }) {
  const { t } = useTranslation()
  const letters = useLetters()
  const other = language() === 'en' ? 'zh-CN' : 'en'
  useEffect(() => {
    document.title = `${t('my.title')} · ${t('product')}`
  }, [t])
  return (
    <main id="main" className="m-main m-bare stack">
      <div className="row end">
        <Button quiet small pressed={letters.large} onClick={letters.change}>
          {t('open.large')}
        </Button>
        <Button quiet small lang={other} onClick={() => void changeLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </div>
      <div className="row">
        <img src="/mark.svg" alt="" width="44" height="44" />
        <h1>{t('my.title')}</h1>
      </div>
      <p className="soft">{t('my.about')}</p>
      <div className="panel">
        <Suspense fallback={<Wait />}>
          <Form onDone={props.onDone} />
        </Suspense>
      </div>
      <p>
        {t('my.noAccount')}{' '}
        <a href="/my/join" className="m-link">
          {t('my.join')}
        </a>
      </p>
    </main>
  )
}
