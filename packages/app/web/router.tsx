import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  retainSearchParams,
  useLocation,
  useParams,
} from '@tanstack/react-router'
import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Go, kept, parseSearch, stringifySearch, type Search } from './address.tsx'
import { PageHead } from './kit/head.tsx'
import { ErrorBoundary, Wait } from './kit/state.tsx'
import type { PageDef, PageProps } from './pages.ts'
import { useAbility } from './session.tsx'
import { Frame } from './shell/Frame.tsx'
import { Start } from './shell/Start.tsx'
import { followTime } from './time.ts'

/** The routes of the shell and of every module's pages. Search parameters are plain text; day and area are kept. */
export function routerOf(pages: readonly PageDef[]) {
  const root = createRootRoute({
    component: () => (
      <Frame>
        <Outlet />
      </Frame>
    ),
    notFoundComponent: NotFound,
    validateSearch: (search) => search as Search,
    search: { middlewares: [retainSearchParams<Search>([...kept])] },
  })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })
  const others = pages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: held(page) }),
  )
  const router = createRouter({
    routeTree: root.addChildren([start, ...others]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
  })
  router.subscribe('onBeforeNavigate', (event) => followTime(event.toLocation.search as Search))
  return router
}

function held(page: PageDef): () => ReactElement {
  const Page = lazy(page.page)
  return function Held() {
    const able = useAbility()
    const params: PageProps['params'] = useParams({ strict: false })
    const { pathname } = useLocation()
    if (!able(page.permission)) return <NoAccess />
    return (
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<Wait />}>
          <div className="stack">
            <Page params={params} />
          </div>
        </Suspense>
      </ErrorBoundary>
    )
  }
}

function NotFound() {
  const { t } = useTranslation()
  return <Stop title={t('notFound')} text={t('notFoundText')} />
}

function NoAccess() {
  const { t } = useTranslation()
  return <Stop title={t('noAccess')} text={t('noAccessText')} />
}

function Stop(props: { title: string; text: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <PageHead title={props.title} />
      <p>{props.text}</p>
      <p>
        <Go to="/">{t('toStart')}</Go>
      </p>
    </div>
  )
}
