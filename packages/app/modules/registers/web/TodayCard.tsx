import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Read, useFormat, useScope } from '#web/kit/index.ts'
import { getToday } from '../contract/index.ts'

const waiting = [
  ['duplicates', '/duplicates?state=open'],
  ['requests', '/correction-requests?state=requested'],
  ['blindSpots', '/blind-spots'],
  ['expiring', '/special-lists'],
] as const

/** The registers today: how many people, and what waits. */
export default function TodayCard() {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const scope = useScope()
  const read = useRead(getToday, { query: { areaId: scope.id } })
  return (
    <Read of={read}>
      {(today) => (
        <div className="stack">
          <div className="row">
            <span>
              {t('today.people')}{' '}
              <Go to="/people">
                <strong className="num">{format.number(today.people)}</strong>
              </Go>
            </span>
            <span>
              {t('today.floating')}{' '}
              <Go to="/people?registered=false">
                <strong className="num">{format.number(today.floating)}</strong>
              </Go>
            </span>
            <span>
              {t('today.households')}{' '}
              <Go to="/households">
                <strong className="num">{format.number(today.households)}</strong>
              </Go>
            </span>
          </div>
          {waiting.every(([key]) => today[key] === 0) ? (
            <p className="soft">{t('today.calm')}</p>
          ) : (
            <ul>
              {waiting
                .filter(([key]) => today[key] > 0)
                .map(([key, to]) => (
                  <li key={key}>
                    <Go to={to}>
                      {t(`today.${key}`)}: <span className="num">{format.number(today[key])}</span>
                    </Go>
                  </li>
                ))}
            </ul>
          )}
        </div>
      )}
    </Read>
  )
}
