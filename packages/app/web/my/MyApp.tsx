import { useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { meContract, type Me } from '#shared/me.ts'
import { ApiError, call } from '../api.ts'
import { queries } from '../hooks.ts'
import { ErrorNotice, Notice, Wait } from '../kit/state.tsx'
import { useSay } from '../kit/talk.ts'
import { onBack, signedIn, useLine } from '../line.ts'
import { SessionProvider } from '../session.tsx'
import { joinPage, myPages } from './modules.ts'
import { sendAll } from './outbox.ts'
import { myRouter } from './router.tsx'
import { SignIn } from './SignIn.tsx'

const Join = joinPage && lazy(joinPage)
const joining = (): boolean => /^\/my\/join\/?$/.test(location.pathname)
const again = () => void queries.invalidateQueries()

/** Who is here. */
export const meQuery = {
  queryKey: [meContract.name],
  queryFn: () => call(meContract, {}, { quiet: true }),
  staleTime: 60_000,
  retryOnMount: false,
}

/** The pages of who is signed in as a resident or a unit; else signing in, or joining with a code. */
export function MyApp() {
  const read = useQuery(meQuery)
  const me = read.data
  const large = me?.elderMode ?? false
  useEffect(() => {
    if (me) document.documentElement.toggleAttribute('data-elder', large)
  }, [me, large])
  const { signedOut } = useLine()
  const here = () => {
    signedIn()
    again()
  }
  const out = read.error instanceof ApiError && read.error.status === 401
  if (joining() && Join && (me || out)) return <Bare>{<Join onDone={() => location.replace('/my')} />}</Bare>
  if (out || signedOut) return <SignIn onDone={here} />
  if (!me) return <Bare>{read.error ? <ErrorNotice error={read.error} onRetry={() => void read.refetch()} /> : <Wait />}</Bare> // prettier-ignore
  if (!me.abilities.includes('services.own')) return <NotHere me={me} />
  return (
    <SessionProvider value={me}>
      <Signed me={me} />
    </SessionProvider>
  )
}

function Bare(props: { children: React.ReactNode }) {
  return (
    <main id="main" className="m-main m-bare">
      <Suspense fallback={<Wait />}>{props.children}</Suspense>
    </main>
  )
}

/** Who works here and has no page of their own. */
function NotHere(props: { me: Me }) {
  const { t } = useTranslation()
  return (
    <Bare>
      <div className="stack">
        <h1>{t('my.title')}</h1>
        <Notice>{t('my.notHere', { name: props.me.name })}</Notice>
        <p>
          <a className="k-button primary" href="/">
            {t('my.toOffice')}
          </a>
        </p>
      </div>
    </Bare>
  )
}

function Signed(props: { me: Me }) {
  const router = useMemo(() => myRouter(myPages), [])
  useSending(props.me.accountId)
  return <RouterProvider router={router} />
}

/** Sends what waits: at once, when the line is back, and says how much got its number. */
function useSending(accountId: string): void {
  const { t } = useTranslation()
  const say = useSay()
  useEffect(() => {
    const send = async () => {
      const sent = await sendAll(accountId)
      if (sent.length === 0) return
      say(t('my.sent', { n: sent.length }))
      again()
    }
    void send()
    const end = onBack(() => void send())
    const online = () => void send()
    addEventListener('online', online)
    return () => {
      end()
      removeEventListener('online', online)
    }
  }, [accountId, say, t])
}
