import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '#web/open/index.ts'
import type { Shown } from './Notice.tsx'

const MOST = 8

/** The question everybody comes with: into which community does my home go? */
export function MyHome({ plan }: { plan: Shown['plan'] }) {
  const { t } = useTranslation('planning')
  const [text, setText] = useState('')
  const asked = text.trim()
  const hits = plan
    .flatMap((c) => c.units.map((u) => ({ ...u, to: c.name, was: c.was })))
    .filter((u) => asked !== '' && u.name.includes(asked))
  return (
    <section className="panel stack no-print" aria-labelledby="my-home">
      <h2 id="my-home">{t('public.myHome')}</h2>
      <Frame label={t('public.estate')} help={t('public.estateHelp')}>
        {(control) => (
          <input
            className="k-input"
            id={control.id}
            aria-describedby={control.describedBy}
            value={text}
            autoComplete="off"
            onChange={(e) => setText(e.target.value)}
          />
        )}
      </Frame>
      <div role="status" aria-live="polite">
        {asked !== '' && hits.length === 0 && <p>{t('public.estateNone', { text: asked })}</p>}
        <ul className="stack tight">
          {hits.slice(0, MOST).map((u) => (
            <li key={u.name + u.to}>
              <strong>{u.name}</strong>
              {t('kit:colon')}
              {t(u.from ? 'public.goes' : 'public.stays', { from: u.from, to: u.to, was: u.was ?? u.to })}
            </li>
          ))}
        </ul>
        {hits.length > MOST && <p className="soft">{t('public.estateMore', { n: hits.length })}</p>}
      </div>
    </section>
  )
}
