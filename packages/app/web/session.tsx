import { createContext, useCallback, useContext, type ReactNode } from 'react'
import type { Me } from '#shared/me.ts'

const Session = createContext<Me | undefined>(undefined)
export const SessionProvider = Session.Provider

/** Who is signed in. */
export function useMe(): Me {
  const me = useContext(Session)
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** Who is signed in, or `undefined` on the sign-in page. */
export const useFindMe = (): Me | undefined => useContext(Session)

/** Whether the person holds a right. `session` is held by everyone signed in. */
export function useAbility(): (ability: string) => boolean {
  const { abilities } = useMe()
  return useCallback((ability) => ability === 'session' || abilities.includes(ability), [abilities])
}

/** Shows its children to those who hold the right. The server decides again. */
export function Can(props: { ability: string; children: ReactNode; otherwise?: ReactNode }) {
  return useAbility()(props.ability) ? props.children : (props.otherwise ?? null)
}
