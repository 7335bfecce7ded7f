import { useRef, useState } from 'react'
import { ApiError, call, type Answer } from '#web/api.ts'
import type { Lane } from '../../../contract/hall/base.ts'
import { takeNumber } from '../../../contract/hall/open.ts'

export type Taken = Answer<typeof takeNumber>
const AGAIN_MS = 2000
const TRIES = 15

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Takes a number at a device. One key stands for one person's number: where the line drops it is asked again under the
 * same key, for half a minute, and never gives two.
 */
export function useTaking(token: string) {
  const [state, setState] = useState<{ pending: boolean; error?: Error; own?: Taken }>({ pending: false })
  const key = useRef<string>(undefined)
  const take = async (letter: string, lane: Lane): Promise<Taken | undefined> => {
    const mine = (key.current ??= crypto.randomUUID())
    setState({ pending: true })
    for (let tries = 1; ; tries++) {
      try {
        const body = { letter, lane, key: mine }
        const own = await call(takeNumber, { params: { token }, body }, { key: mine })
        key.current = undefined
        setState({ pending: false, own })
        return own
      } catch (error) {
        if (error instanceof ApiError && error.status === 0 && tries < TRIES) await pause(AGAIN_MS)
        else {
          setState({ pending: false, error: error as Error })
          return undefined
        }
      }
    }
  }
  return { ...state, take, reset: () => setState({ pending: false }) }
}
