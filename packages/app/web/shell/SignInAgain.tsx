import { Modal } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { meContract } from '#shared/me.ts'
import { call } from '../api.ts'
import { queries } from '../hooks.ts'
import { Wait } from '../kit/state.tsx'
import { signedIn, useLine } from '../line.ts'
import { useMe } from '../session.tsx'
import { SignIn } from './SignInPage.tsx'

/** Asked over the page when a session has ended: what was typed stays, what was asked goes on. */
export function SignInAgain() {
  const { t } = useTranslation()
  const me = useMe()
  const { signedOut } = useLine()
  const done = async () => {
    const now = await call(meContract, {}, { quiet: true })
    if (now.accountId !== me.accountId) return location.reload()
    queries.setQueryData([meContract.name], now)
    signedIn()
  }
  return (
    <Modal open={signedOut} title={t('signIn.again')} footer={null} closable={false} keyboard={false} destroyOnHidden>
      <div className="stack">
        <p>{t('signIn.againText')}</p>
        <Suspense fallback={<Wait />}>
          <SignIn onDone={() => void done()} />
        </Suspense>
      </div>
    </Modal>
  )
}
