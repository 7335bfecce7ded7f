import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Facts, Go, Mark, Notice, Read, Rows } from '#web/kit/index.ts'
import type { Reply } from '#shared/contract.ts'
import { childAreas, countAreas, getAreaPage, type AreaRow } from '../contract.ts'
import { AreaHistory } from './AreaHistory.tsx'
import { AreaMap } from './AreaMap.tsx'
import { classOf, useSpell } from './words.ts'

type Area = OnWire<Reply<typeof getAreaPage>>

/** An area with its codes, what stands above and below it, its outline and its history. */
export function AreaDetail(props: { id: string; heading?: boolean }) {
  const read = useRead(getAreaPage, { params: { id: props.id }, query: {} })
  return (
    <Read of={read}>
      {(area) => (
        <>
          <Head area={area} heading={props.heading ?? false} />
          {area.inForce && <Below area={area} />}
          <AreaMap area={area} />
          <AreaHistory id={area.id} />
        </>
      )}
    </Read>
  )
}

function Head({ area, heading }: { area: Area; heading: boolean }) {
  const { t } = useTranslation('areas')
  const spell = useSpell()
  return (
    <section className="panel stack">
      <div className="areas-crumbs soft small">
        {area.ancestors.map((step) => (
          <span key={step.id}>
            <Go to={`/areas/${step.id}`}>{step.name}</Go> ›
          </span>
        ))}
      </div>
      {heading && (
        <h2>
          <Go to={`/areas/${area.id}`}>{area.name}</Go> <Mark>{t(`kinds.${area.kind}`)}</Mark>
        </h2>
      )}
      {!area.inForce && (
        <Notice tone="warn">{t('ui.notInForce', { spell: spell(area.validFrom, area.validTo) })}</Notice>
      )}
      <Facts
        items={[
          { label: t('fields.kind'), value: t(`kinds.${area.kind}`) },
          { label: t('fields.level'), value: t(`levels.${area.level}`) },
          { label: t('fields.codeStat'), value: <span className="num">{area.codeStat ?? '—'}</span> },
          { label: t('fields.codeCivil'), value: <span className="num">{area.codeCivil ?? '—'}</span> },
          ...(area.level === 5 ? [{ label: t('fields.urbanRural'), value: classOf(area.urbanRural, t) }] : []),
          { label: t('ui.since0'), value: spell(area.validFrom, area.validTo) },
        ]}
      />
      <Can ability="areas.propose">
        <div className="row no-print">
          <Go to={`/areas/acts/new?areaId=${area.id}`}>{t('ui.proposeHere')}</Go>
          <Can ability="areas.draw">
            <Go to={`/areas/boundaries?areaId=${area.id}`}>{t('pages.boundaries')}</Go>
          </Can>
        </div>
      </Can>
    </section>
  )
}

function Below({ area }: { area: Area }) {
  const { t } = useTranslation('areas')
  const children = useRead(childAreas, { query: { parent: area.id } })
  const counts = useRead(countAreas, { query: { under: area.id } })
  const columns = [
    { key: 'name', title: t('fields.name'), main: true },
    { key: 'kind', title: t('fields.kind'), show: (r: AreaRow) => t(`kinds.${r.kind}`) },
    { key: 'codeStat', title: t('fields.codeStat') },
    { key: 'children', title: t('fields.children'), number: true },
  ]
  return (
    <section className="panel stack" aria-labelledby="below">
      <h2 id="below">{t('ui.below')}</h2>
      <Read of={counts}>
        {({ counts: all }) => (
          <p>
            {all
              .filter((c) => c.level > area.level)
              .map((c) => `${t(`kinds.${c.kind}`)} ${c.count}`)
              .join(t('ui.comma')) || t('ui.nothingBelow')}
          </p>
        )}
      </Read>
      <Read of={children}>
        {({ rows }) =>
          rows.length === 0 ? null : (
            <Rows
              label={t('ui.belowOf', { name: area.name })}
              columns={columns}
              rows={rows}
              rowKey="id"
              rowTo={(r) => `/areas/${r.id}`}
            />
          )
        }
      </Read>
    </section>
  )
}
