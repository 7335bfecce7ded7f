import { held, plain, type Finding } from '../findings.ts'
import { said, says, type Law } from '../law/law.ts'
import { reaches } from '../shares.ts'
import type { Seat } from './types.ts'

/** What is held against a committee as a whole. `pending` ones have the votes, and may yet not sit. */
export interface Body {
  seats: readonly Pick<Seat, 'person' | 'post' | 'woman' | 'outside'>[]
  pending: readonly Pick<Seat, 'person' | 'post' | 'woman' | 'outside'>[]
  /** Seats are voted on again: what is missing may still come. */
  more: boolean
}

/**
 * Whether the committee is as the law wants it: five to nine members, a woman among them, a chair. The law reserves no seat
 * for women: where none was elected the committee lacks one, and the run-off or a by-election must mend it.
 */
export function committeeFindings(law: Law, { seats, pending, more }: Body): Finding[] {
  const found: Finding[] = []
  const persons = new Set(seats.map((s) => s.person)).size
  const range = said(law, 'members')?.value
  if (range) {
    const fits = range.min <= persons && persons <= range.max
    const open = !fits && (more || pending.length > 0) && persons < range.min
    found.push(held(law, 'members', 'committeeSize', fits ? true : open ? null : false, { n: persons, ...range }))
  }
  if (says(law, 'members.odd') && !more && pending.length === 0)
    found.push(held(law, 'members.odd', 'oddNumber', persons % 2 === 1, { n: persons }))
  const most = said(law, 'members.outsideMost')?.value
  const n = new Set(seats.filter((s) => s.outside).map((s) => s.person)).size
  if (most)
    found.push(
      held(law, 'members.outsideMost', 'outsiders', !reaches(n, persons, { ...most, strict: true }), {
        n,
        of: persons,
      }),
    )
  return [...found, ...womanFinding(law, { seats, pending, more }), chairFinding({ seats, pending, more })]
}

function womanFinding(law: Law, { seats, pending, more }: Body): Finding[] {
  if (!says(law, 'womanMember')) return []
  const n = seats.filter((s) => s.woman).length
  if (n > 0) return [held(law, 'womanMember', 'womanMember', true, { n })]
  if (pending.some((s) => s.woman)) return [held(law, 'womanMember', 'womanMember', null, { n, mend: 'clash' })]
  return [held(law, 'womanMember', 'womanMember', false, { n, mend: more ? 'runOff' : 'byElection' })]
}

function chairFinding({ seats, pending, more }: Body): Finding {
  const chair = seats.find((s) => s.post === 'chair')
  const open = more || pending.some((s) => s.post === 'chair')
  return plain('chair', chair ? true : open ? null : false, chair ? { person: chair.person } : {})
}
