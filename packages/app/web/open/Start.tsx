import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'
import { PageHead } from '../kit/head.tsx'
import { publicPages } from './modules.ts'

/** The first page of who has not signed in: what lies open, each with a sentence. */
export function PublicStart() {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <PageHead title={t('open.title')} sub={t('open.about')} />
      <ul className="grid">
        {publicPages
          .filter((page) => page.nav)
          .map((page) => (
            <li key={page.path} className="panel stack tight">
              <h2>
                <Go to={page.path}>{t(page.title)}</Go>
              </h2>
              <p className="soft">{t(page.nav!.about)}</p>
            </li>
          ))}
      </ul>
    </div>
  )
}
