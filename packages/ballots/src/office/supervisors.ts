import { byName } from '../errors.ts'
import { held, type Breach, type FindingCode } from '../findings.ts'
import type { LawKey } from '../law/keys.ts'
import { lists, says, type Law } from '../law/law.ts'
import { kinOf, type Pair } from '../people.ts'

export interface Supervisors {
  readonly members: readonly {
    readonly person: string
    readonly from: 'residents' | 'communityWorkers' | 'elsewhere'
  }[]
  /** Members of the residents' committee. */
  readonly committee: readonly string[]
  readonly relatives: readonly Pair[]
  readonly termEndsOn?: string
  readonly committeeTermEndsOn?: string
}

/**
 * What is wrong with a supervisory committee (art. 36 of the law of 2025): members and near relatives of members of the
 * residents' committee do not belong to it, its members are residents or community workers, its term is the committee's.
 * @throws BadInput `twice`: a person is named twice
 */
export function supervisorsCheck(law: Law, facts: Supervisors): Breach[] {
  const { members, committee, relatives, termEndsOn, committeeTermEndsOn } = facts
  byName(members, (m) => m.person, 'members')
  const kin = kinOf(relatives)
  const found: Breach[] = []
  const wrong = (bad: boolean, key: LawKey, code: FindingCode, figures: Record<string, string | string[]>) => {
    if (bad) found.push(held(law, key, code, false, figures))
  }
  const PREFIX = 'supervisoryCommittee'
  for (const { person, from } of members) {
    const barred = says(law, `${PREFIX}.committeeMembersBarred`)
    wrong(barred && committee.includes(person), `${PREFIX}.committeeMembersBarred`, 'supervisorIsMember', { person })
    const of = kin.among(person, committee)
    const related = says(law, `${PREFIX}.relativesBarred`) && of.length > 0
    wrong(related, `${PREFIX}.relativesBarred`, 'supervisorIsRelative', { person, of })
    const stranger = lists(law, `${PREFIX}.from`, 'residents') && !lists(law, `${PREFIX}.from`, from)
    wrong(stranger, `${PREFIX}.from`, 'supervisorFrom', { person, from })
  }
  if (says(law, `${PREFIX}.sameTerm`) && termEndsOn && committeeTermEndsOn)
    wrong(termEndsOn !== committeeTermEndsOn, `${PREFIX}.sameTerm`, 'sameTerm', { termEndsOn, committeeTermEndsOn })
  return found
}
