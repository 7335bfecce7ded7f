import { createContext, useContext, type ReactNode } from 'react'

export interface Question {
  title: string
  text?: ReactNode
  ok?: string
  danger?: boolean
}
export type Tone = 'good' | 'bad'
export interface Talk {
  confirm: (question: Question) => Promise<boolean>
  say: (text: string, tone?: Tone) => void
}

/** What the shell lets pages say and ask. Outside a shell everything is agreed to and nothing said. */
export const TalkContext = createContext<Talk>({ confirm: async () => true, say: () => undefined })

/** Asks a person to confirm; resolves with their answer. */
export const useConfirm = (): Talk['confirm'] => useContext(TalkContext).confirm
/** Says a short thing, read aloud by screen readers, gone after six seconds. */
export const useSay = (): Talk['say'] => useContext(TalkContext).say
