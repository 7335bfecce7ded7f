import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Map, Read } from '#web/kit/index.ts'
import { listBoundaries } from '../contract.ts'

/** The outlines below an area, or its own where those below have none. */
export function AreaMap({ area }: { area: { id: string; name: string } }) {
  const { t } = useTranslation('areas')
  const read = useRead(listBoundaries, { query: { parent: area.id } })
  return (
    <section className="panel stack" aria-labelledby="outline">
      <h2 id="outline">{t('ui.outline')}</h2>
      <Read of={read}>
        {({ rows }) => {
          const below = rows.filter((r) => r.id !== area.id)
          const shown = below.length > 0 ? below : rows
          if (shown.length === 0) return <p className="soft">{t('ui.noOutline')}</p>
          const review = [...new Set(shown.map((r) => r.reviewNo).filter(Boolean))]
          return (
            <>
              <Map
                label={t('ui.outlineOf', { name: area.name })}
                areas={shown.map((r) => ({ id: r.id, name: r.name, geometry: r.geometry, to: `/areas/${r.id}` }))}
                height={360}
              />
              {review.length > 0 && <p className="soft small">{t('ui.reviewNo', { no: review.join(' ') })}</p>}
            </>
          )
        }}
      </Read>
    </section>
  )
}
