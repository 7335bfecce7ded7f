import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, useAct } from '#web/open/index.ts'
import { arrive } from '../../../contract/hall/slots.ts'
import type { Taken } from './taking.ts'

const DIGITS = 6
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'back', '0'] as const

/** Somebody with an appointment types its six digits. */
export function Arrive(props: { token: string; onOwn: (own: Taken) => void; onBack: () => void }) {
  const { t } = useTranslation('services')
  const [code, setCode] = useState('')
  const act = useAct(arrive)
  const press = async (key: (typeof KEYS)[number]) => {
    act.reset()
    const next = key === 'back' ? code.slice(0, -1) : (code + key).slice(0, DIGITS)
    setCode(next)
    if (next.length < DIGITS || key === 'back') return
    const own = await act.act({ params: { token: props.token }, body: { code: next } })
    if (own) props.onOwn(own)
    else setCode('')
  }
  return (
    <div className="h-arrive">
      <output className="code num" aria-label={t('public.hall.slotCode')}>
        {code.padEnd(DIGITS, '·')}
      </output>
      {act.error && <ErrorNotice error={act.error} />}
      <div className="h-keys">
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => void press(key)}>
            {key === 'back' ? t('public.hall.erase') : key}
          </button>
        ))}
        <button type="button" onClick={props.onBack}>
          {t('public.hall.back')}
        </button>
      </div>
    </div>
  )
}
