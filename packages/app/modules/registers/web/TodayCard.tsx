import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, Mark, Read, useFormat, useScope } from '#web/kit/index.ts'
import { getToday } from '../contract/index.ts'

const waiting = [
  ['duplicates', '/duplicates?state=open'],
  ['requests', '/correction-requests?state=requested'],
  ['blindSpots', '/blind-spots'],
  ['expiring', '/special-lists'],
] as const

const sizes = [
  ['people', '/people'],
  ['floating', '/people?registered=false'],
  ['households', '/households'],
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
          <Facts
            items={sizes.map(([key, to]) => ({
              label: t(`today.${key}`),
              value: (
                <Go to={to}>
                  <strong className="num">{format.number(today[key])}</strong>
                </Go>
              ),
            }))}
          />
          {waiting.every(([key]) => today[key] === 0) ? (
            <p className="soft">{t('today.calm')}</p>
          ) : (
            <Facts
              items={waiting
                .filter(([key]) => today[key] > 0)
                .map(([key, to]) => ({
                  label: t(`today.${key}`),
                  value: (
                    <Go to={to}>
                      <Mark tone="warn">{format.number(today[key])}</Mark>
                    </Go>
                  ),
                }))}
            />
          )}
        </div>
      )}
    </Read>
  )
}
