import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Empty, ErrorNotice, Mark } from '#web/kit/index.ts'
import { openCounter } from '../../contract/hall/counters.ts'
import type { HallNow } from './Hall.tsx'

/** Sitting down: one counter for one clerk. */
export function Sit({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const open = useAct(openCounter)
  return (
    <section className="panel stack" aria-labelledby="sit">
      <h2 id="sit">{t('hall.whichCounter')}</h2>
      {open.error && <ErrorNotice error={open.error} />}
      {hall.counters.length === 0 ? (
        <Empty title={t('hall.noCounters')} text={t('hall.noCountersText')} />
      ) : (
        <ul className="grid">
          {hall.counters.map((c) => (
            <li key={c.id} className="row apart">
              <span>
                <strong className="num">{t('hall.counterNo', { n: c.number })}</strong> {c.name}
              </span>
              {c.clerk ? (
                <Mark>{c.clerk}</Mark>
              ) : (
                <Button
                  size="large"
                  loading={open.pending}
                  aria-label={t('hall.sitAt', { n: c.number })}
                  onClick={() => void open.act({ params: { id: c.id }, body: { version: c.version } })}
                >
                  {t('hall.sit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
