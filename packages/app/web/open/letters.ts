import { useSyncExternalStore } from 'react'

const KEY = 'liren.large'
const listeners = new Set<() => void>()
const isLarge = () => document.documentElement.hasAttribute('data-elder')

/** Large letters, as this browser was told before. */
export const startLetters = (): void =>
  void document.documentElement.toggleAttribute('data-elder', localStorage.getItem(KEY) === '1')

/** Whether letters are large, and how to change it; remembered in this browser. */
export function useLetters(): { large: boolean; change: () => void } {
  const large = useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, isLarge)
  const change = () => {
    document.documentElement.toggleAttribute('data-elder', !large)
    localStorage.setItem(KEY, large ? '0' : '1')
    for (const tell of listeners) tell()
  }
  return { large, change }
}
