import { useCallback, useRef, useState } from 'react'
import type { RouteContract } from '#shared/contract.ts'
import { call, type Answer, type CallInput } from '#web/api.ts'

/**
 * Asks what a file holds, anew whenever a person says otherwise of it; the last question counts, and the last answer stays
 * until the next has come.
 */
export function useLook<const R extends RouteContract>(contract: R) {
  const turn = useRef(0)
  const [state, setState] = useState<{ read?: Answer<R>; error?: Error; pending: boolean }>({ pending: false })
  const look = useCallback(
    async (input: CallInput<R>) => {
      const own = ++turn.current
      setState((old) => ({ ...(old.read === undefined ? {} : { read: old.read }), pending: true }))
      try {
        const read = await call(contract, input)
        if (own === turn.current) setState({ read, pending: false })
      } catch (error) {
        if (own === turn.current) setState({ error: error as Error, pending: false })
      }
    },
    [contract],
  )
  return { look, ...state }
}
