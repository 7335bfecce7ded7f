import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveScreen } from './device.ts'

/** A call older than this is not spoken: the screen has just come back. */
const FRESH_MS = 30_000
const KEY = 'liren.hall.voice'
const can = typeof speechSynthesis !== 'undefined'

/** Digits one by one, as numbers are called in a hall: `A 0 1 2`. */
const spelled = (code: string): string => [...code].join(' ')

/**
 * Speaks new calls with the device's own voice, where somebody has switched it on (browsers ask for a touch first). What it
 * says stands on the screen too.
 */
export function useSpeech(calls: LiveScreen['calls']): { can: boolean; on: boolean; toggle: () => void } {
  const { t, i18n } = useTranslation('services')
  const [on, setOn] = useState(() => can && localStorage.getItem(KEY) === '1')
  const spoken = useRef<Set<string>>(undefined)
  const speak = (text: string) => {
    const words = new SpeechSynthesisUtterance(text)
    words.lang = i18n.language
    words.rate = 0.9
    speechSynthesis.speak(words)
  }
  useEffect(() => {
    const keyOf = (c: LiveScreen['calls'][number]) => `${c.code} ${c.at}`
    const before = spoken.current
    spoken.current = new Set(calls.map(keyOf))
    if (!on || !before) return
    const fresh = calls.filter((c) => !before.has(keyOf(c)) && Date.now() - new Date(c.at).getTime() < FRESH_MS)
    for (const c of fresh.toReversed()) speak(t('public.hall.spoken', { code: spelled(c.code), n: c.counter }))
  })
  const toggle = () => {
    localStorage.setItem(KEY, on ? '0' : '1')
    if (on) speechSynthesis.cancel()
    else speak(t('public.hall.voiceBegins'))
    setOn(!on)
  }
  return { can, on, toggle }
}
