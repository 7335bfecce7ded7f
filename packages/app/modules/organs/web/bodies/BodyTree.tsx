import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Mark, useScope, useTime } from '#web/kit/index.ts'
import { listOrgans, type OrganRow } from '../../contract/organs.ts'
import { families } from '../../rules/kinds.ts'

/** The bodies of the area itself as a tree, by family, each under the one above it. */
export function BodyTree() {
  const { t } = useTranslation('organs')
  const scope = useScope()
  const rows = useRead(listOrgans, { query: { areaId: scope.id, size: 200 } }).data?.rows ?? []
  if (rows.length === 0) return null
  const ids = new Set(rows.map((r) => r.id))
  const tops = rows.filter((r) => r.parentId === null || !ids.has(r.parentId))
  return (
    <section className="panel stack" aria-label={t('bodies.tree')}>
      <h2>{t('bodies.treeOf', { area: rows[0]!.area })}</h2>
      <div className="two">
        {families.filter((f) => tops.some((r) => r.family === f)).map((f) => (
          <div key={f} className="stack tight">
            <strong>{t(`values.family.${f}`)}</strong>
            <Branch of={tops.filter((r) => r.family === f)} all={rows} />
          </div>
        ))}
      </div>
    </section>
  )
} // prettier-ignore

function Branch({ of, all }: { of: readonly OrganRow[]; all: readonly OrganRow[] }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <ul>
      {of.map((o) => {
        const below = all.filter((c) => c.parentId === o.id)
        return (
          <li key={o.id}>
            <Go to={`/organs/body/${o.areaId}/${o.id}`}>{o.name}</Go>{' '}
            <span className="soft small">{o.head ?? t('bodies.seatedN', { n: o.seated })}</span>{' '}
            {o.termTo && o.termTo <= day && <Mark tone="bad">{t('bodies.overShort')}</Mark>}
            {below.length > 0 && <Branch of={below} all={all} />}
          </li>
        )
      })}
    </ul>
  )
}
