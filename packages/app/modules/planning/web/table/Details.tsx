import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress, Wait } from '#web/kit/index.ts'
import { Facts } from './Facts.tsx'
import { Units } from './Units.tsx'

const Checks = lazy(() => import('./Checks.tsx'))
const Names = lazy(() => import('./Names.tsx'))
const Criteria = lazy(() => import('./Criteria.tsx'))
const Comments = lazy(() => import('./remarks/Comments.tsx'))
const Locks = lazy(() => import('./Locks.tsx'))
const Wishes = lazy(() => import('./Wishes.tsx'))

const PARTS = {
  units: Units,
  community: Facts,
  checks: Checks,
  names: Names,
  criteria: Criteria,
  wishes: Wishes,
  locks: Locks,
  comments: Comments,
}
type Part = keyof typeof PARTS

/** What stands below the map: units by list and keyboard, the community, checks, names, criteria, comments. */
export function Details() {
  const { t } = useTranslation('planning')
  const [{ tab }, set] = useAddress({ tab: 'units' })
  const Shown = PARTS[tab as Part] ?? Units
  return (
    <section className="panel stack no-print" aria-label={t('table.details')}>
      <fieldset className="p-hands">
        <legend className="hidden-text">{t('table.details')}</legend>
        {(Object.keys(PARTS) as Part[]).map((key) => (
          <label key={key} className={key === tab ? 'on' : undefined}>
            <input type="radio" name="p-tab" checked={key === tab} onChange={() => set({ tab: key })} />
            {t(`table.tabs.${key}`)}
          </label>
        ))}
      </fieldset>
      <Suspense fallback={<Wait />}>
        <Shown />
      </Suspense>
    </section>
  )
}
