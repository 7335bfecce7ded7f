import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/dates.ts'
import { useTime } from '../address.tsx'
import { DateField } from '../kit/DateField.tsx'
import { useFormat } from '../kit/format.ts'
import { Popup } from '../kit/Popup.tsx'
import { useMe } from '../session.tsx'

/** Sets the day that the whole app looks at. */
export function DateSwitcher() {
  const { t } = useTranslation()
  const format = useFormat()
  const { day, isToday } = useTime()
  return (
    <Popup
      icon={<CalendarOutlined aria-hidden />}
      title={t('date.open')}
      label={
        <span className="clip">
          {format.day(day)}
          {isToday && <span className="s-wide"> · {t('date.today')}</span>}
        </span>
      }
    >
      {(close) => <Panel close={close} />}
    </Popup>
  )
}

function Panel(props: { close: () => void }) {
  const { t } = useTranslation()
  const { today } = useMe()
  const { day, knownOn, setTime } = useTime()
  const [asOf, setAsOf] = useState(day)
  const [known, setKnown] = useState(knownOn ?? '')
  const wrong = (text: string) => (text.length < 8 || isDay(text) ? undefined : t('date.wrong'))
  const use = (to: string, at = known) => {
    if (!isDay(to) || (at !== '' && !isDay(at))) return
    setTime({ asOf: to, knownOn: at || undefined })
    props.close()
  }
  const lastYear = Number(today.slice(0, 4)) - 1
  return (
    <form
      className="stack"
      onSubmit={(e: FormEvent) => {
        e.preventDefault()
        use(asOf)
      }}
    >
      <DateField label={t('date.label')} help={t('date.help')} value={asOf} onChange={setAsOf} wrong={wrong(asOf)} />
      <div className="row">
        <Button size="small" onClick={() => use(today, '')}>
          {t('date.today')}
        </Button>
        <Button size="small" onClick={() => use(`${lastYear}-12-31`)}>
          {t('date.yearEnd')}
        </Button>
        <Button size="small" onClick={() => use(`${lastYear}-06-30`)}>
          {t('date.midYear')}
        </Button>
      </div>
      <details open={known !== ''}>
        <summary>{t('date.advanced')}</summary>
        <DateField
          label={t('date.knownOn')}
          help={t('date.knownHelp')}
          value={known}
          onChange={setKnown}
          wrong={wrong(known)}
        />
      </details>
      <Button type="primary" htmlType="submit">
        {t('date.use')}
      </Button>
    </form>
  )
}
