import type { ErrorParams } from '#shared/errors.ts'
import type { FieldKey } from './fields.ts'
import type { LedgerRow } from './types.ts'

const HEAD = '0'

/**
 * What can only be seen over the whole sheet: the same person twice, a household with two heads or none, and rows whose
 * head waits. Adds problems to the rows. Where the sheet has no column for the relation, the first row of each household is its head.
 */
export function judgeSheet(rows: readonly LedgerRow[], hasRelation: boolean): void {
  const repeated = sayRepeated(rows)
  for (const members of Map.groupBy(rows, (row) => row.household).values()) {
    const counted = members.filter((row) => !repeated.has(row))
    if (!hasRelation) counted.forEach((row, i) => (row.person.relation ??= i === 0 ? HEAD : '8'))
    judgeHeads(counted)
  }
  for (const members of Map.groupBy(rows, (row) => row.household).values())
    sayHeadWaits(members.filter((row) => !repeated.has(row)))
}

function say(row: LedgerRow, reason: string, field: FieldKey, params: ErrorParams = {}): void {
  row.problems.push({
    code: `registers.ledger${reason}`,
    severity: 'error',
    params,
    where: { sheet: row.sheet, row: row.row, field },
  })
}

/** The same id number twice, or without one the same name, birth and household. The first stays, the later one waits. */
function sayRepeated(rows: readonly LedgerRow[]): Set<LedgerRow> {
  const seen = new Map<string, LedgerRow>()
  const repeated = new Set<LedgerRow>()
  for (const row of rows) {
    const { idNumber, name, birthOn } = row.person
    const key = idNumber ?? (name && birthOn ? `${name} ${birthOn} ${row.household}` : undefined)
    if (!key) continue
    const first = seen.get(key)
    if (!first) seen.set(key, row)
    else if (first.row !== row.row) {
      repeated.add(row)
      say(row, 'RepeatedRow', idNumber ? 'idNumber' : 'name', { first: first.row, name: name ?? '' })
    }
  }
  return repeated
}

/** A household has exactly one head. */
function judgeHeads(members: readonly LedgerRow[]): void {
  const heads = members.filter((row) => row.person.relation === HEAD)
  for (const row of heads.slice(1)) say(row, 'TwoHeads', 'relation', { first: heads[0]!.row })
  for (const row of members)
    if (row.person.relation === undefined && !row.problems.some((p) => p.code === 'registers.ledgerRelationUnknown'))
      say(row, 'RelationMissing', 'relation')
  const first = members[0]
  if (heads.length === 0 && first) say(first, 'NoHead', 'relation', { members: members.length })
}

/** Members go in with or after their head: a household without its head would stand wrong in the register. */
function sayHeadWaits(members: readonly LedgerRow[]): void {
  const head = members.find((row) => row.person.relation === HEAD) ?? members[0]
  if (!head || head.problems.every((p) => p.severity !== 'error')) return
  for (const row of members) if (row !== head) say(row, 'HeadWaits', 'relation', { head: head.row })
}
