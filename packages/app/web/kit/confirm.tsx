import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { TalkContext, type Question, type Talk, type Tone } from './talk.ts'

interface Saying {
  key: number
  text: string
  tone: Tone
}
type Asked = Question & { answer: (yes: boolean) => void }

const SECONDS = 6

/** The place where questions and short notices appear; once, in the shell. */
export function TalkProvider(props: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>()
  const [sayings, setSayings] = useState<Saying[]>([])
  const count = useRef(0)
  const say = useCallback((text: string, tone: Tone = 'good') => {
    const key = ++count.current
    setSayings((old) => [...old, { key, text, tone }])
    setTimeout(() => setSayings((old) => old.filter((s) => s.key !== key)), SECONDS * 1000)
  }, [])
  const confirm = useCallback(
    (question: Question) => new Promise<boolean>((answer) => setAsked({ ...question, answer })),
    [],
  )
  const talk = useMemo<Talk>(() => ({ confirm, say }), [confirm, say])
  const answer = (yes: boolean) => {
    asked?.answer(yes)
    setAsked(undefined)
  }
  return (
    <TalkContext value={talk}>
      {props.children}
      <div className="k-says no-print" role="status" aria-live="polite">
        {sayings.map((s) => (
          <div key={s.key} className={`k-notice ${s.tone}`}>
            {s.text}
          </div>
        ))}
      </div>
      {asked && <Ask question={asked} onAnswer={answer} />}
    </TalkContext>
  )
}

/** A question in the browser's own dialog: it holds the focus, Escape says no. */
function Ask(props: { question: Question; onAnswer: (yes: boolean) => void }) {
  const { t } = useTranslation('kit')
  const { question, onAnswer } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="k-ask"
      aria-labelledby={title}
      onCancel={(e) => {
        e.preventDefault()
        onAnswer(false)
      }}
    >
      <div className="stack">
        <h2 id={title}>{question.title}</h2>
        {question.text && <div>{question.text}</div>}
        <div className="row end">
          <Button onClick={() => onAnswer(false)}>{t('cancel')}</Button>
          <Button primary danger={question.danger ?? false} onClick={() => onAnswer(true)}>
            {question.ok ?? t('ok')}
          </Button>
        </div>
      </div>
    </dialog>
  )
}
