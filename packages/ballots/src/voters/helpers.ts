import { BadInput, byName } from '../errors.ts'
import { held, plain, type Breach, type Finding } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { lists, said, says, type Law } from '../law/law.ts'
import { kinOf, type Pair } from '../people.ts'
import { reaches } from '../shares.ts'

export interface ElectionCommittee {
  /** In the order of their selection; the alternates likewise. */
  readonly members: readonly string[]
  readonly alternates: readonly string[]
  readonly nominees: readonly string[]
  readonly relatives: readonly Pair[]
}
export interface Replacing {
  /** Who must leave, and why. */
  readonly leaving: readonly Finding[]
  /** Who sits then: the alternates come in by their order, but for those who would have to leave at once. */
  readonly members: readonly string[]
  /** Places that stay empty: they are selected anew (另行推选). */
  readonly empty: number
}

/**
 * Members of the election committee who are nominated, or whose near relatives are, leave it; the next in the order of the
 * selection come in (art. 15 of the law of 2025). @throws BadInput `twice`
 */
export function replaceNominees(law: Law, committee: ElectionCommittee): Replacing {
  const { members, alternates, nominees, relatives } = committee
  byName([...members, ...alternates], (p) => p, 'election committee')
  const kin = kinOf(relatives)
  const why = (person: string): Finding | undefined => {
    const leave = (key: LawKey, of: readonly string[]) =>
      held(law, key, 'mustLeaveElectionCommittee', false, { person, of })
    if (says(law, 'electionCommittee.nomineesLeave') && nominees.includes(person))
      return leave('electionCommittee.nomineesLeave', [person])
    const of = kin.among(person, nominees)
    if (says(law, 'electionCommittee.relativesOfNomineesLeave') && of.length > 0)
      return leave('electionCommittee.relativesOfNomineesLeave', of)
    return undefined
  }
  const leaving = members.flatMap((m) => why(m) ?? [])
  const gone = new Set(leaving.map((f) => f.figures['person']))
  const next = lists(law, 'electionCommittee.vacancies', 'nextInOrder') ? alternates.filter((a) => !why(a)) : []
  const came = next.slice(0, gone.size)
  return { leaving, members: [...members.filter((m) => !gone.has(m)), ...came], empty: gone.size - came.length }
}

/**
 * What is wrong with an election committee: which meeting selected it (art. 15); its size and the members who sat when it
 * decided by the local pack, for the law sets no number.
 */
export function electionCommitteeCheck(law: Law, size: number, present?: number, selectedBy?: string): Breach[] {
  const found: Breach[] = []
  if (
    selectedBy !== undefined &&
    said(law, 'electionCommittee.selectedBy') &&
    !lists(law, 'electionCommittee.selectedBy', selectedBy)
  )
    found.push(held(law, 'electionCommittee.selectedBy', 'body', false, { body: selectedBy }))
  const range = said(law, 'electionCommittee.size')?.value
  if (range && (size < range.min || size > range.max))
    found.push(held(law, 'electionCommittee.size', 'electionCommitteeSize', false, { n: size, ...range }))
  const quorum = said(law, 'electionCommittee.quorum')?.value
  if (present !== undefined && present > size) throw new BadInput('moreThanAll', 'present', `${present} of ${size}`)
  if (quorum && present !== undefined && !reaches(present, size, quorum))
    found.push(held(law, 'electionCommittee.quorum', 'electionCommitteeQuorum', false, { n: present, of: size }))
  return found
}

export interface Helpers {
  readonly scrutineers: readonly string[]
  readonly candidates: readonly string[]
  readonly relatives: readonly Pair[]
  /** A box that is carried to voters. */
  readonly mobile?: boolean
}
/**
 * What is wrong with those who call, count and scrutinise at a station: a candidate may not (nobody scrutinises their own
 * election: reason, no article); near relatives and the number at a mobile box by the local pack.
 */
export function helpersCheck(law: Law, { scrutineers, candidates, relatives, mobile }: Helpers): Breach[] {
  const kin = kinOf(relatives)
  const found: Breach[] = []
  for (const person of new Set(scrutineers)) {
    if (candidates.includes(person)) found.push(plain('scrutineerIsCandidate', false, { person }))
    const of = kin.among(person, candidates)
    if (says(law, 'scrutineers.relativesBarred') && of.length > 0)
      found.push(held(law, 'scrutineers.relativesBarred', 'scrutineerIsRelative', false, { person, of }))
  }
  const least = said(law, 'mobileBox.scrutineers')?.value
  const n = new Set(scrutineers).size
  if (mobile && least !== undefined && n < least)
    found.push(held(law, 'mobileBox.scrutineers', 'scrutineers', false, { n, least }))
  return found
}
