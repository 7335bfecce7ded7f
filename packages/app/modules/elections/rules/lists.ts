import type { State } from './flow.ts'

/** Before its publication a list is a draft: it is drawn anew and changed without versions. */
export const draftStates: readonly State[] = ['registration']
/** From publication up to the vote a list changes by version, each with its reason. */
export const publishedStates: readonly State[] = [
  'listPublished', 'nomination', 'vetting', 'candidatesPublished', 'meetCandidates',
] as const // prettier-ignore
/** In these a proxy is given in writing. */
export const givingStates: readonly State[] = [...publishedStates, 'runOff']
/** Up to the end of the vote a principal may come back and take the proxy back. */
export const proxyStates: readonly State[] = [...givingStates, 'voting']
export const listStates: readonly State[] = [...draftStates, ...publishedStates]

/** The version of the draft; publication makes it the first. */
export const DRAFT = 1
