import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const EVERY_MS = 10_000

/** The time of day and the day, on the clock of China. */
export function Clock() {
  const { i18n } = useTranslation()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { timeZone: 'Asia/Shanghai', ...options }).format(now)
  return (
    <time className="h-clock num" dateTime={now.toISOString()}>
      <strong>{say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</strong>
      <span>{say({ month: 'long', day: 'numeric', weekday: 'long' })}</span>
    </time>
  )
}
