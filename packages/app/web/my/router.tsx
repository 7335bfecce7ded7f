import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Go, parseSearch, stringifySearch, type Search } from '../address.tsx'
import { PageHead } from '../kit/head.tsx'
import { held } from '../open/router.tsx'
import type { MyPageDef } from '../pages.ts'
import { MyFrame } from './Frame.tsx'

/** The routes of a resident's pages, all under `/my`. */
export function myRouter(pages: readonly MyPageDef[]) {
  const root = createRootRoute({
    component: () => (
      <MyFrame>
        <Outlet />
      </MyFrame>
    ),
    notFoundComponent: NotFound,
    validateSearch: (search) => search as Search,
  })
  const routes = pages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: held(page) }),
  )
  return createRouter({
    routeTree: root.addChildren(routes as never[]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
  })
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <PageHead title={t('notFound')} />
      <p>{t('notFoundText')}</p>
      <p>
        <Go to="/my">{t('my.toStart')}</Go>
      </p>
    </div>
  )
}
