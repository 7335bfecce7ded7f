import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { meContract } from '#shared/me.ts'
import { ApiError, call } from './api.ts'
import { queries } from './hooks.ts'
import { ErrorNotice, Wait } from './kit/state.tsx'
import { SessionProvider } from './session.tsx'
import { SignInPage } from './shell/SignInPage.tsx'
import { theme } from './theme.ts'

const Signed = lazy(() => import('./shell/Signed.tsx'))

/** The sign-in page, or the app of who is signed in. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Inner />
    </QueryClientProvider>
  )
}

function Inner() {
  const read = useQuery({
    queryKey: [meContract.name],
    queryFn: () => call(meContract, {}, { quiet: true }),
    staleTime: 60_000,
  })
  const { i18n } = useTranslation()
  const large = read.data?.elderMode ?? false
  useEffect(() => void document.documentElement.toggleAttribute('data-elder', large), [large])
  return (
    <ConfigProvider
      theme={theme(large)}
      locale={i18n.language === 'zh-CN' ? zhCN : undefined}
      button={{ autoInsertSpace: false }}
    >
      <Suspense fallback={<Wait />}>
        {read.data && (
          <SessionProvider value={read.data}>
            <Signed />
          </SessionProvider>
        )}
        {!read.data && read.isPending && <Wait />}
        {!read.data && read.error && <Outside error={read.error} retry={() => void read.refetch()} />}
      </Suspense>
    </ConfigProvider>
  )
}

function Outside(props: { error: Error; retry: () => void }) {
  if (props.error instanceof ApiError && props.error.status === 401) return <SignInPage onDone={props.retry} />
  return (
    <main style={{ maxWidth: 560, margin: '15vh auto', padding: 16 }}>
      <ErrorNotice error={props.error} onRetry={props.retry} />
    </main>
  )
}
