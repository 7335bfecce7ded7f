import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Empty, Facts, Go, Mark, PageHead, Read, useFormat, useScope } from '#web/kit/index.ts'
import { listHalls } from '../../contract/hall/counters.ts'

type HallRow = Answer<typeof listHalls>['rows'][number]

/** Halls within reach, each with how it stands now. */
export default function Halls() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const read = useRead(listHalls, { query: { areaId: scope.id } }, { every: () => 30_000, keep: true })
  return (
    <div className="stack">
      <PageHead title={t('pages.halls')} sub={t('hall.hallsAbout')} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('hall.none')} text={t('hall.noneText')} />
          ) : (
            <ul className="grid">
              {rows.map((hall) => (
                <li key={hall.placeId} className="panel stack">
                  <One hall={hall} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  )
}

function One({ hall }: { hall: HallRow }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const at = `/services/hall/${hall.placeId}`
  return (
    <>
      <div className="row apart">
        <h2>{hall.name}</h2>
        {hall.set && (
          <Mark tone={hall.doors.state === 'open' ? 'good' : 'warn'}>{t(`hall.doors.${hall.doors.state}`)}</Mark>
        )}
      </div>
      <p className="soft">{hall.area}</p>
      {hall.set ? (
        <Facts
          items={[
            { label: t('hall.waiting'), value: format.number(hall.waiting) },
            { label: t('hall.served'), value: format.number(hall.served) },
            { label: t('hall.openCounters'), value: `${hall.open} / ${hall.counters}` },
          ]}
        />
      ) : (
        <p>{t('hall.notSet')}</p>
      )}
      <div className="row">
        {hall.set && (
          <>
            <Go to={at} className="k-button primary" label={`${t('hall.toCounter')} ${hall.name}`}>
              {t('hall.toCounter')}
            </Go>
            <Go to={`${at}/day`} className="k-button" label={`${t('pages.hallDay')} ${hall.name}`}>
              {t('pages.hallDay')}
            </Go>
          </>
        )}
        <Can ability="services.network">
          <Go
            to={`${at}/settings`}
            className="k-button"
            label={`${t(hall.set ? 'pages.hallSettings' : 'hall.setUp')} ${hall.name}`}
          >
            {t(hall.set ? 'pages.hallSettings' : 'hall.setUp')}
          </Go>
        </Can>
      </div>
    </>
  )
}
