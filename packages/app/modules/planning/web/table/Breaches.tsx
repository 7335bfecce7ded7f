import { Button } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice, useFormat } from '#web/kit/index.ts'
import { factsOf, figuresOf, shortName, watch } from './desk/desk.ts'
import { say } from './desk/steps.ts'
import type { Desk } from './desk/types.ts'
import { useTable } from './state.ts'

/** Communities outside the band that do not say why. */
const breachesOf = (desk: Desk): string[] =>
  desk.communities.flatMap(({ key, breachReason }) =>
    !breachReason && ['below', 'above'].includes(figuresOf(desk, key).band) ? [key] : [],
  )
/** More than these are written in the list of the community itself. */
const AT_ONCE = 3

/**
 * Asks for the reason of each community outside the band (因地制宜) as soon as the hand is lifted. What was outside when
 * the table was opened is asked for likewise.
 */
export function Breaches() {
  const { t } = useTranslation('planning')
  const { desk, mayDraw } = useTable()
  const [keys, setKeys] = useState(() => breachesOf(desk))
  useEffect(() => {
    const look = () => setKeys(breachesOf(desk))
    const stops = (['units', 'list'] as const).map((topic) => watch(desk, topic, look))
    return () => stops.forEach((stop) => stop())
  }, [desk])
  if (!mayDraw || keys.length === 0) return null
  return (
    <Notice tone="warn">
      <div className="stack tight" role="group" aria-label={t('table.breaches')}>
        {keys.slice(0, AT_ONCE).map((key) => (
          <Reason key={key} id={key} />
        ))}
        {keys.length > AT_ONCE && <p>{t('table.moreBreaches', { n: keys.length - AT_ONCE })}</p>}
      </div>
    </Notice>
  )
}

function Reason({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const field = useId()
  const { desk, done, hold } = useTable()
  const [text, setText] = useState('')
  const { band, households } = figuresOf(desk, id)
  const { lower, upper } = desk.problem
  const keep = (e: React.FormEvent) => {
    e.preventDefault()
    if (text.trim() !== '') done(say(desk, id, { breachReason: text.trim() }))
  }
  return (
    <form className="p-reason" onSubmit={keep}>
      <label htmlFor={field}>
        {t(`table.breach.${band === 'below' ? 'below' : 'above'}`, {
          name: shortName(factsOf(desk, id)?.name ?? '') || t('table.nameless'),
          households: format.number(households),
          bound: format.number(band === 'below' ? lower : upper),
        })}
      </label>
      <input
        id={field}
        className="k-input"
        maxLength={500}
        value={text}
        onFocus={() => hold({ active: id })}
        onChange={(e) => setText(e.target.value)}
      />
      <Button htmlType="submit" disabled={text.trim() === ''}>
        {t('table.keepReason')}
      </Button>
    </form>
  )
}
