import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark, Radios, useFormat } from '#web/kit/index.ts'
import { writeToCase } from '../../contract/cases/step.ts'
import type { Detail } from './Case.tsx'
import { TemplatePick } from './TemplatePick.tsx'

/** What the applicant and the office said to each other, and the notes among the staff. */
export function Talk({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const said = of.steps.filter((s) => s.text && s.verb !== 'attach')
  const can = of.verbs.includes('say') || of.verbs.includes('note')
  return (
    <section className="panel stack" aria-labelledby="case-talk">
      <h2 id="case-talk">{t('cases.talk')}</h2>
      {said.length === 0 && <p className="soft">{t('cases.talkNone')}</p>}
      {said.map((s) => (
        <article key={s.seq} className={`case-said ${s.audience}`}>
          <p className="soft">
            {`${s.by} · ${format.time(s.at)} · ${t(`verbs.${s.verb}`)}`}{' '}
            {s.audience === 'internal' && <Mark>{t('cases.internal')}</Mark>}
          </p>
          <p className="case-text">{s.text}</p>
        </article>
      ))}
      {can && <Write of={of} />}
    </section>
  )
}

function Write({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const [text, setText] = useState('')
  const [audience, setAudience] = useState<'internal' | 'applicant'>('internal')
  const box = useRef<HTMLTextAreaElement>(null)
  const write = useAct(writeToCase)
  const send = async () => {
    if (await write.act({ params: { id: of.id }, body: { text, audience } })) setText('')
  }
  return (
    <div className="stack no-print">
      <Radios
        name="case-for-whom"
        label={t('cases.forWhom')}
        value={audience}
        onChange={(v) => setAudience(v as 'internal' | 'applicant')}
        options={[
          { value: 'internal', label: t('verbs.note') },
          { value: 'applicant', label: t('verbs.say') },
        ]}
      />
      {audience === 'applicant' && <TemplatePick caseId={of.id} verb="say" box={box} />}
      <div className="k-field">
        <label htmlFor="case-write">{t(`cases.write.${audience}`)}</label>
        <textarea
          id="case-write"
          ref={box}
          className="k-input"
          rows={3}
          maxLength={4000}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <div className="row">
        <Button disabled={!text.trim()} loading={write.pending} onClick={() => void send()}>
          {t('cases.send')}
        </Button>
      </div>
      <ErrorNotice error={write.error} />
    </div>
  )
}
