import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Go, Mark, Read, Timeline } from '#web/kit/index.ts'
import { areaHistory, type AreaLink, type AreaVersion } from '../contract.ts'
import { Lineage } from './Lineage.tsx'
import { useSpell } from './words.ts'

/** What an area was from one day to another, and which areas it came from and went into. */
export function AreaHistory({ id }: { id: string }) {
  const { t } = useTranslation('areas')
  const read = useRead(areaHistory, { params: { id }, query: {} })
  return (
    <section className="panel stack" aria-labelledby="history">
      <h2 id="history">{t('ui.history')}</h2>
      <Read of={read}>
        {({ versions, links, lineage }) => (
          <>
            <Timeline
              label={t('ui.spells')}
              lanes={[
                {
                  key: 'versions',
                  title: t('fields.name'),
                  spells: versions.map((v) => ({ key: v.id, from: v.validFrom, to: v.validTo, title: v.name })),
                },
              ]}
            />
            <ol className="areas-events">
              {versions.toReversed().map((v) => (
                <Version key={v.id} version={v} />
              ))}
            </ol>
            {links.length > 0 && <Links links={links} />}
            {lineage.length > 0 && <Lineage steps={lineage} />}
          </>
        )}
      </Read>
    </section>
  )
}

function Version({ version: v }: { version: OnWire<AreaVersion> }) {
  const { t } = useTranslation('areas')
  const spell = useSpell()
  return (
    <li>
      <div className="row">
        <strong>{v.name}</strong>
        {v.events.map((event) => (
          <Mark key={event}>{t(`changes.${event}`)}</Mark>
        ))}
      </div>
      <div>
        {spell(v.validFrom, v.validTo)}
        {t('ui.comma')}
        {t(`kinds.${v.kind}`)}
        {t('ui.comma')}
        <span className="num">{v.codeStat ?? v.codeCivil}</span>
        {v.parentName && t('ui.belongs', { name: v.parentName })}
      </div>
      <div className="soft small">
        {v.actId ? <Go to={`/areas/acts/${v.actId}`}>{v.source}</Go> : t('ui.source', { source: v.source })}
      </div>
    </li>
  )
}

function Links({ links }: { links: readonly OnWire<AreaLink>[] }) {
  const { t } = useTranslation('areas')
  return (
    <>
      <h3>{t('ui.links')}</h3>
      <ul className="stack tight">
        {links.map((link) => (
          <li key={link.id}>
            <Mark>{t(`links.${link.kind}`)}</Mark> {t(link.direction === 'from' ? 'ui.cameFrom' : 'ui.wentInto')}{' '}
            <Go to={`/areas/${link.otherId}`}>{link.otherName}</Go>{' '}
            <span className="soft small">
              {link.onDay} · {link.source}
              {link.confirmedBy && t('ui.confirmedBy', { name: link.confirmedBy })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
