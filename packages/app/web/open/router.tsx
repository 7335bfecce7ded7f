import { createRootRoute, createRoute, createRouter, Outlet, useLocation, useParams } from '@tanstack/react-router'
import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../kit/head.tsx'
import { ErrorBoundary, Wait } from '../kit/state.tsx'
import { Go, parseSearch, stringifySearch, type Search } from '../address.tsx'
import type { PageProps, PublicPageDef } from '../pages.ts'
import { followTime } from '../time.ts'
import { PublicFrame } from './Frame.tsx'
import { PublicStart } from './Start.tsx'

/** The routes of public pages, all under `/public`; any other address is the app's. */
export function publicRouter(pages: readonly PublicPageDef[]) {
  const root = createRootRoute({ notFoundComponent: NotFound, validateSearch: (search) => search as Search })
  const framed = createRoute({
    getParentRoute: () => root,
    id: 'framed',
    component: () => (
      <PublicFrame>
        <Outlet />
      </PublicFrame>
    ),
  })
  const start = createRoute({ getParentRoute: () => framed, path: '/public', component: PublicStart })
  const routeOf = (page: PublicPageDef, parent: typeof root | typeof framed) =>
    createRoute({ getParentRoute: () => parent as typeof root, path: page.path, component: held(page) })
  const bare = pages.filter((page) => page.bare).map((page) => routeOf(page, root))
  const others = pages.filter((page) => !page.bare).map((page) => routeOf(page, framed))
  const router = createRouter({
    routeTree: root.addChildren([framed.addChildren([start, ...(others as never[])]), ...bare]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
  })
  router.subscribe('onBeforeNavigate', (event) => followTime(event.toLocation.search as Search))
  return router
}

export function held(page: Pick<PublicPageDef, 'page'>): () => ReactElement {
  const Page = lazy(page.page)
  return function Held() {
    const params: PageProps['params'] = useParams({ strict: false })
    const { pathname } = useLocation()
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
  return (
    <PublicFrame>
      <div className="stack">
        <PageHead title={t('notFound')} />
        <p>{t('notFoundText')}</p>
        <p>
          <Go to="/public">{t('open.toStart')}</Go>
        </p>
      </div>
    </PublicFrame>
  )
}
