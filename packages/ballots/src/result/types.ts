import type { Finding } from '../findings.ts'
import type { Pair } from '../people.ts'

/** Who votes: all voters, one of each household, the residents' representatives, those of each group (laws before 2026). */
export type Mode = 'allVoters' | 'households' | 'representatives' | 'groupRepresentatives'
/** Posts of a committee, the highest first. */
export const POSTS = ['chair', 'viceChair', 'member'] as const
export type Post = (typeof POSTS)[number]

/** Seats that are voted on together. A post has one contest, or two where the plan reserves seats for women. */
export interface Contest {
  readonly id: string
  readonly post: Post
  readonly seats: number
  /** The plan keeps these seats for women (no law does). */
  readonly womenOnly?: boolean
}
export interface Candidate {
  readonly person: string
  readonly contest: string
  readonly woman: boolean
  /** Not of this community: a local pack may bound how many such sit on the committee. */
  readonly outside?: boolean
}
/** Who sits on the committee already, in a by-election. */
export interface Sitting {
  readonly person: string
  readonly post: Post
  readonly woman: boolean
  readonly outside?: boolean
}

/** What stands before anybody votes. */
export interface Poll {
  readonly mode: Mode
  /** On the frozen list: voters, representatives of households, or residents' representatives. */
  readonly entitled: number
  readonly contests: readonly Contest[]
  readonly candidates: readonly Candidate[]
  readonly relatives: readonly Pair[]
  readonly sitting?: readonly Sitting[]
  /** Of a recall: how those who are voted on were elected. */
  readonly electedMode?: Mode
}

export interface Cast {
  /** Who took part in the vote, themselves or by proxy (参加投票的人员). */
  readonly persons: number
  /** Ballots in the boxes, void and blank ones too (已投选票). */
  readonly ballots: number
}
export interface Votes {
  readonly contest: string
  readonly person: string
  /** Votes for; those against and abstentions elect nobody. */
  readonly votes: number
}
/** Who gave a post up, and by what: entered from the minutes, never computed. */
export interface Yield {
  readonly person: string
  readonly contest: string
  readonly why: 'declined' | 'votedAgain' | 'choseOtherPost'
}

/** One day of voting. */
export interface Round {
  readonly cast: Cast
  readonly votes: readonly Votes[]
  /** Persons written in who got votes (另选他人), once it is clear who they are. */
  readonly others?: readonly Candidate[]
  /** Drawn among those tied, where the local pack lets lots decide. */
  readonly lots?: readonly { readonly contest: string; readonly persons: readonly string[] }[]
  readonly yields?: readonly Yield[]
}

/** A person in a post, by the votes of a round (0: sat there before). */
export interface Seat {
  readonly person: string
  readonly contest: string
  readonly post: Post
  readonly votes: number
  readonly round: number
  readonly woman: boolean
  readonly outside?: boolean
}
/** Why a person who had the votes has no seat. */
export interface GaveWay {
  readonly person: string
  readonly contest: string
  readonly why: Yield['why'] | 'nearRelative'
}
/** What is voted on next: the seats short (另行选举), or those tied. */
export interface NextVote {
  readonly contest: string
  readonly kind: 'runOff' | 'tie'
  readonly seats: number
  readonly candidates: readonly string[]
}
/** Who had the votes, and cannot all sit: near relatives, or one person in two posts. */
export interface Clash {
  readonly kind: 'nearRelatives' | 'twoPosts'
  readonly persons: readonly string[]
}

/**
 * `elected`: every seat is filled. `runOff`: the seats in `next` are voted on again. `undecided`: the law leaves open which
 * of the clashing or tied persons sits. `short`: seats are empty and nobody is left to vote for. `void`: the vote counts for
 * nothing. `open`: the law of the day has no measure for it.
 */
export type Outcome = 'elected' | 'runOff' | 'undecided' | 'short' | 'void' | 'open'

export interface Result {
  readonly round: number
  /** Of this round. */
  readonly valid: boolean | null
  readonly outcome: Outcome
  /** Of all rounds so far. */
  readonly elected: readonly Seat[]
  /** They have the votes, and sit only when the clash is solved. */
  readonly pending: readonly Seat[]
  readonly clashes: readonly Clash[]
  readonly gaveWay: readonly GaveWay[]
  readonly next: readonly NextVote[]
  /** The first vote's standing: who may come into a run-off, most votes first. */
  readonly standing: readonly (Votes & { readonly woman: boolean; readonly outside?: boolean })[]
  readonly chair: string | null
  readonly reasons: readonly Finding[]
}
