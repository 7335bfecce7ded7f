import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'
import type { Day } from '#shared/dates.ts'
import { useMe } from './session.tsx'
import { timeOf, type Time } from './time.ts'

/** The search part of an address: plain text under names. */
export type Search = Record<string, string>
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))
export function stringifySearch(search: Record<string, unknown>): string {
  const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()
  return text && `?${text}`
}

/** The part of the address that every page keeps: the day looked at, the day of knowledge, the area. */
export const kept = ['asOf', 'knownOn', 'area'] as const

const useLoose = (): Record<string, string | undefined> => useSearch({ strict: false })

/** The day that the whole app looks at, and how to change it. */
export function useTime(): Time & { day: Day; isToday: boolean; setTime: (time: Time) => void } {
  const me = useMe()
  const [search, set] = useChange()
  const time = timeOf(search)
  const day = time.asOf ?? me.today
  const setTime = useCallback(
    (to: Time) => set({ asOf: to.asOf === me.today ? undefined : to.asOf, knownOn: to.knownOn, page: undefined }),
    [set, me.today],
  )
  return { ...time, day, isToday: day === me.today && !time.knownOn, setTime }
}

/** Changes named parts of the search, leaving the rest. */
export function useChange(): [
  Record<string, string | undefined>,
  (change: Record<string, string | undefined>) => void,
] {
  const search = useLoose()
  const navigate = useNavigate()
  const change = useCallback(
    (to: Record<string, string | undefined>) =>
      void navigate({
        to: '.',
        search: ((old: object) => ({ ...old, ...to })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return [search, change]
}

/**
 * State that lives in the address, so that the page can be shared: strings with their defaults. A value equal to its
 * default is left out.
 */
export function useAddress<T extends Record<string, string>>(defaults: T): [T, (change: Partial<T>) => void] {
  const [search, change] = useChange()
  const state = Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, search[key] ?? value])) as T
  const set = (to: Partial<T>) =>
    change(Object.fromEntries(Object.entries(to).map(([k, v]) => [k, v === defaults[k] ? undefined : (v as string)])))
  return [state, set]
}

/** Goes to an address within the app, keeping day and area. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, options) => {
      const { path, search } = splitAddress(to)
      void navigate({ to: path, search: search as never, replace: options?.replace ?? false })
    },
    [navigate],
  )
}

/** `/areas?tab=2` in its two parts. */
export function splitAddress(to: string): { path: string; search: Record<string, string> } {
  const [path = '/', search = ''] = to.split('?')
  return { path, search: Object.fromEntries(new URLSearchParams(search)) }
}

/** The area looked at: the post's own, or one below it chosen in the header. */
export function useScope(): { id: string; isOwn: boolean } {
  const { post } = useMe()
  const id = useLoose()['area'] ?? post.areaId
  return { id, isOwn: id === post.areaId }
}

/** Only a link to this very page is current, not one to a page above it. */
const EXACTLY = { exact: true }

/** A link within the app; keeps the day and the area of the address. */
export function Go(props: { to: string; children: ReactNode; className?: string; label?: string; id?: string }) {
  const { path, search } = splitAddress(props.to)
  return (
    <Link
      to={path}
      search={search as never}
      activeOptions={EXACTLY}
      className={props.className}
      aria-label={props.label}
      id={props.id}
    >
      {props.children}
    </Link>
  )
}
