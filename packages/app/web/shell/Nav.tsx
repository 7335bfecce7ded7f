import { HomeOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'
import { navGroups, type PageDef } from '../pages.ts'
import { useAbility } from '../session.tsx'
import { useBrought } from './brought.ts'

/** The pages one may open, by group. */
export function Nav() {
  const { t } = useTranslation()
  const able = useAbility()
  const { pages } = useBrought()
  const { pathname } = useLocation()
  const mine = pages.filter((page) => page.nav && able(page.permission))
  const here = hereOf(mine, pathname)
  return (
    <nav aria-label={t('nav')}>
      <ul>
        <li>
          <Go to="/" className={pathname === '/' ? 'here' : undefined}>
            <HomeOutlined aria-hidden /> {t('start')}
          </Go>
        </li>
      </ul>
      {navGroups.map((group) => {
        const own = mine.filter((page) => page.nav!.group === group)
        if (own.length === 0) return null
        own.sort((a, b) => (a.nav!.order ?? 50) - (b.nav!.order ?? 50))
        return (
          <div key={group}>
            <h2 id={`nav-${group}`}>{t(`groups.${group}`)}</h2>
            <ul aria-labelledby={`nav-${group}`}>
              {own.map((page) => (
                <li key={page.path}>
                  <NavLink page={page} here={page === here} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

function NavLink(props: { page: PageDef; here: boolean }) {
  const { t } = useTranslation()
  const link = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (props.here) link.current?.scrollIntoView({ block: 'nearest' })
  }, [props.here])
  const Icon = props.page.nav!.icon
  return (
    <Go to={props.page.path} className={props.here ? 'here' : undefined}>
      <Icon aria-hidden /> <span ref={link}>{t(props.page.title)}</span>
    </Go>
  )
}

/** The page of the navigation that the address stands at or under: the longest that fits. */
function hereOf(pages: PageDef[], pathname: string): PageDef | undefined {
  return pages
    .filter((page) => pathname === page.path || pathname.startsWith(`${page.path}/`))
    .reduce<PageDef | undefined>(
      (best, page) => (best && best.path.length >= page.path.length ? best : page),
      undefined,
    )
}
