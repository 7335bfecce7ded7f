import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, PageHead, Read, useFormat } from '#web/kit/index.ts'
import { myAccount } from '../contract/self.ts'
import { MyPassword } from './mine/MyPassword.tsx'
import { MyPosts } from './mine/MyPosts.tsx'
import { MySessions } from './mine/MySessions.tsx'
import { SecondFactor } from './mine/SecondFactor.tsx'
import './accounts.css'

/** One's own posts, password, second factor and log-ins. */
export default function MyAccount() {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const read = useRead(myAccount, {})
  return (
    <div className="stack">
      <PageHead title={t('pages.mine')} sub={t('mine.sub')} />
      <Read of={read}>
        {(mine) => (
          <>
            <section className="panel">
              <Facts
                items={[
                  { label: t('fields.name'), value: mine.name },
                  { label: t('fields.login'), value: mine.login },
                  { label: t('mine.lastLogin'), value: mine.lastLoginAt && format.time(mine.lastLoginAt) },
                ]}
              />
            </section>
            <SecondFactor mine={mine} />
            <MyPosts posts={mine.posts} />
            <MyPassword mine={mine} />
          </>
        )}
      </Read>
      <MySessions />
    </div>
  )
}
