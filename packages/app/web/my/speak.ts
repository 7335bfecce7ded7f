import { useEffect, useState } from 'react'
import { language } from '../texts.ts'

/** Whether this device can read aloud. */
export const canSpeak = (): boolean => typeof speechSynthesis !== 'undefined'

/** Reads a text aloud with the device's own voice, a little slower than usual; what was being read stops. */
export function speak(text: string): void {
  if (!canSpeak()) return
  speechSynthesis.cancel()
  const said = new SpeechSynthesisUtterance(text)
  said.lang = language()
  said.rate = 0.85
  speechSynthesis.speak(said)
}

/** Reads aloud on a press, stops on the next and when the page is left. */
export function useSpeech(): { speaking: boolean; toggle: (text: string) => void } {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => (canSpeak() ? speechSynthesis.cancel() : undefined), [])
  const toggle = (text: string) => {
    if (speaking) {
      speechSynthesis.cancel()
      setSpeaking(false)
      return
    }
    speak(text)
    setSpeaking(true)
    const watch = setInterval(() => {
      if (speechSynthesis.speaking || speechSynthesis.pending) return
      clearInterval(watch)
      setSpeaking(false)
    }, 300)
  }
  return { speaking, toggle }
}
