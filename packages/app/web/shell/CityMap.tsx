import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useScope } from '../address.tsx'
import { compareAreas, listBoundaries } from '../doors.ts'
import { useRead } from '../hooks.ts'
import { Map } from '../kit/Map.tsx'
import { useAbility } from '../session.tsx'

const SHADED_BY = 'registers.population'

/** The areas below the one looked at, shaded by how many people live there; nothing where no outline is known. */
export function CityMap() {
  const { t } = useTranslation()
  const able = useAbility()
  const scope = useScope()
  const outlines = useRead(listBoundaries, { query: { parent: scope.id } }, { when: able('areas.view') })
  const people = useRead(
    compareAreas,
    { params: { key: SHADED_BY }, query: { areaId: scope.id } },
    { when: able('indicators.view') && (outlines.data?.rows.length ?? 0) > 0 },
  )
  const areas = useMemo(() => {
    const rows = outlines.data?.rows ?? []
    const below = rows.filter((row) => row.id !== scope.id)
    const values = new globalThis.Map(people.data?.rows.map((row) => [row.id, row.value]))
    return (below.length > 0 ? below : rows).map((row) => ({
      id: row.id,
      name: row.name,
      geometry: row.geometry,
      ...(values.has(row.id) ? { value: values.get(row.id) ?? null } : {}),
      to: `/areas/${row.id}`,
    }))
  }, [outlines.data, people.data, scope.id])
  if (areas.length === 0) return null
  const review = [...new Set(outlines.data?.rows.flatMap((row) => row.reviewNo ?? []))]
  return (
    <section className="panel stack wide" aria-labelledby="city-map">
      <h2 id="city-map">{t('map.title')}</h2>
      <Map label={t('map.label')} areas={areas} unit={t('map.unit')} height={380} />
      {review.length > 0 && <p className="soft small">{t('map.review', { numbers: review.join(' ') })}</p>}
    </section>
  )
}
