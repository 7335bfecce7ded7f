import type { State } from './flow.ts'

/** Before its publication a list is a draft: it is drawn anew and changed without versions. */
export const draftStates: readonly State[] = ['registration']
/** From publication up to the vote a list changes by version, each with its reason. */
export const publishedStates: readonly State[] = [
  'listPublished', 'nomination', 'vetting', 'candidatesPublished', 'meetCandidates',
] as const // prettier-ignore
/** Up to the end of the vote a principal may come back and take the proxy back. */
export const proxyStates: readonly State[] = [...publishedStates, 'voting', 'runOff']
export const listStates: readonly State[] = [...draftStates, ...publishedStates]

/** The version of the draft; publication makes it the first. */
export const DRAFT = 1
