import { useState } from 'react'
import { useRead } from '#web/open/index.ts'
import { useLive } from '#web/live.ts'
import type { Answer } from '#web/api.ts'
import { atDevice } from '../../../contract/hall/open.ts'

/** How often a device asks again by itself: doors open and shut without anybody telling. */
const AGAIN_MS = 20_000
export type AtDevice = Answer<typeof atDevice>
export type LiveScreen = AtDevice['screen']

/** What a device of a hall shows, as it happens; it comes back by itself when the house was away. */
export function useDevice(token: string) {
  const read = useRead(atDevice, { params: { token } }, { every: () => AGAIN_MS })
  const [told, setTold] = useState<{ screen: LiveScreen; after: number }>()
  const placeId = read.data?.screen.placeId
  useLive(placeId && `hall:${placeId}`, (said) => setTold({ screen: said as LiveScreen, after: Date.now() }))
  const fresh = told && told.after > read.dataUpdatedAt ? told.screen : read.data?.screen
  return { read, screen: fresh }
}
