import { Button, Modal } from 'antd'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Question {
  title: string
  text?: ReactNode
  ok?: string
  danger?: boolean
}
type Tone = 'good' | 'bad'
interface Saying {
  key: number
  text: string
  tone: Tone
}
interface Talk {
  confirm: (question: Question) => Promise<boolean>
  say: (text: string, tone?: Tone) => void
}

const TalkContext = createContext<Talk>({ confirm: async () => true, say: () => undefined })

/** Asks a person to confirm; resolves with their answer. */
export const useConfirm = (): Talk['confirm'] => useContext(TalkContext).confirm
/** Says a short thing, read aloud by screen readers, gone after six seconds. */
export const useSay = (): Talk['say'] => useContext(TalkContext).say

const SECONDS = 6

/** The place where questions and short notices appear; once, in the shell. */
export function TalkProvider(props: { children: ReactNode }) {
  const { t } = useTranslation('kit')
  const [asked, setAsked] = useState<Question & { answer: (yes: boolean) => void }>()
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
      <Modal
        open={asked !== undefined}
        title={asked?.title}
        onCancel={() => answer(false)}
        footer={
          <div className="row end">
            <Button onClick={() => answer(false)}>{t('cancel')}</Button>
            <Button type="primary" danger={asked?.danger ?? false} onClick={() => answer(true)}>
              {asked?.ok ?? t('ok')}
            </Button>
          </div>
        }
      >
        {asked?.text}
      </Modal>
    </TalkContext>
  )
}
