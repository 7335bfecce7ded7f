import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { RouteContract } from '#shared/contract.ts'
import { ApiError, call, type Answer, type CallInput } from './api.ts'
import { useAskedTime } from './time.ts'

/** One cache for the app: reads are asked again after every command, and when the line comes back. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (times, error) => error instanceof ApiError && error.status === 0 && times < 2,
    },
  },
})

export interface ReadOptions {
  /** `false`: not asked yet. */
  when?: boolean
  /** Milliseconds until the question is repeated, by what was answered; `false`: not again. */
  every?: (data: never) => number | false
  /** Shows the last answer while the next is on its way (lists). */
  keep?: boolean
}

/** Asks a query on the day of the date switcher. */
export function useRead<const R extends RouteContract>(
  contract: R,
  input: CallInput<R>,
  options: ReadOptions = {},
): UseQueryResult<Answer<R>, Error> {
  const time = useAskedTime()
  return useQuery({
    queryKey: [contract.name, input, time],
    queryFn: ({ signal }: { signal: AbortSignal }) => call(contract, input, { signal, time }),
    enabled: options.when ?? true,
    refetchInterval: (query: { state: { data: unknown } }) => options.every?.(query.state.data as never) ?? false,
    placeholderData: options.keep ? keepPreviousData : undefined,
  } as never)
}

/** Commands and the reads that follow them, on their way. */
const underWay = new Set<Promise<unknown>>()
const PATIENCE_MS = 2000

function follow<T>(work: Promise<T>): Promise<T> {
  const forget = () => underWay.delete(work)
  underWay.add(work)
  work.then(forget, forget)
  return work
}

/**
 * Waits until what commands changed has been read again and stands on the page, two seconds at most: a form that opens then holds the
 * version that a command left. `undefined` where nothing is on its way.
 */
export function readAgain(): Promise<void> | undefined {
  if (underWay.size === 0) return undefined
  return Promise.race([allBack(), new Promise<void>((done) => setTimeout(done, PATIENCE_MS))])
}

async function allBack(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay)
  await new Promise<void>((done) => notifyManager.schedule(done))
}

export interface Act<R extends RouteContract> {
  /** Resolves with the reply, or `undefined` when refused: then `error` says why. */
  act: (input: CallInput<R>) => Promise<Answer<R> | undefined>
  pending: boolean
  error: Error | undefined
  reset: () => void
}

/**
 * A command to give. It keeps one idempotency key per input until the server has answered, so that a repetition after
 * a dropped line is not done twice; a second press while one is under way does nothing.
 */
export function useAct<const R extends RouteContract>(contract: R, options: { keep?: boolean } = {}): Act<R> {
  const client = useQueryClient()
  const [state, setState] = useState<{ pending: boolean; error: Error | undefined }>({
    pending: false,
    error: undefined,
  })
  const busy = useRef(false)
  const last = useRef({ input: '', key: '' })
  const act = useCallback(
    async (input: CallInput<R>) => {
      if (busy.current) return undefined
      const text = JSON.stringify(input)
      if (last.current.input !== text) last.current = { input: text, key: crypto.randomUUID() }
      busy.current = true
      setState({ pending: true, error: undefined })
      try {
        const reply = await follow(call(contract, input, { key: last.current.key }))
        last.current = { input: '', key: '' }
        setState({ pending: false, error: undefined })
        if (!options.keep) void follow(client.invalidateQueries())
        return reply
      } catch (error) {
        if (error instanceof ApiError && error.status > 0) last.current = { input: '', key: '' }
        setState({ pending: false, error: error as Error })
        return undefined
      } finally {
        busy.current = false
      }
    },
    [contract, client, options.keep],
  )
  const reset = useCallback(() => setState({ pending: false, error: undefined }), [])
  return { act, ...state, reset }
}
