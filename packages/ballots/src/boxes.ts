import { byName, whole } from './errors.ts'
import { plain, type Finding } from './findings.ts'

/** The ballots of one box or station. `void` by reason. Whole numbers. */
export interface BoxAccount {
  readonly box: string
  /** Received from the printer by this box or station. */
  readonly printed: number
  /** Handed to voters and not given back. */
  readonly issued: number
  /** Spoiled in writing and exchanged, or damaged: never cast. */
  readonly spoiled: number
  /** Left over. */
  readonly left: number
  /** Found in the box. */
  readonly returned: number
  readonly valid: number
  /** Cast without any mark: an abstention, part of the ballots cast. */
  readonly blank: number
  readonly void: Readonly<Record<string, number>>
  /** Voters marked on the list as having taken a ballot, proxies' ballots counted in. */
  readonly marked?: number
}

const FIGURES = ['printed', 'issued', 'spoiled', 'left', 'returned', 'valid', 'blank'] as const
export const voidIn = (box: Pick<BoxAccount, 'void'>): number => Object.values(box.void).reduce((sum, n) => sum + n, 0)

/**
 * What does not add up in a box: printed = issued + spoiled + left; issued = marked on the list; returned ≤ issued; returned =
 * valid + blank + void. A difference (met `false`) blocks the result until a signed minute explains it; ballots that voters
 * kept (`notReturned`) are told, and block nothing.
 * @throws BadInput for figures that are no whole numbers
 */
export function accountBox(box: BoxAccount): Finding[] {
  for (const key of FIGURES) whole(box[key], `${box.box}.${key}`)
  for (const [reason, n] of Object.entries(box.void)) whole(n, `${box.box}.void.${reason}`)
  const voided = whole(voidIn(box), `${box.box}.void`)
  const found = [
    equal(box.box, 'printed', box.printed, box.issued + box.spoiled + box.left),
    equal(box.box, 'sorted', box.returned, box.valid + box.blank + voided),
  ]
  if (box.marked !== undefined) found.push(equal(box.box, 'marked', whole(box.marked, `${box.box}.marked`), box.issued))
  const by = box.issued - box.returned
  const figures = { box: box.box, issued: box.issued, returned: box.returned, by }
  if (by < 0) found.push(plain('returned', false, figures))
  if (by > 0) found.push(plain('notReturned', true, figures))
  return found.filter((f) => f.met === false || f.code === 'notReturned')
}

const equal = (box: string, code: 'printed' | 'sorted' | 'marked', n: number, sum: number): Finding =>
  plain(code, whole(n, code) === whole(sum, `${box} sum`), { box, n, sum, by: n - sum })

/** All boxes together, as if one. @throws BadInput `twice`: a box is counted twice */
export function allBoxes(boxes: readonly BoxAccount[], name = 'all'): BoxAccount {
  byName(boxes, (b) => b.box, 'boxes')
  const sum = (of: (b: BoxAccount) => number) =>
    whole(
      boxes.reduce((all, b) => all + of(b), 0),
      `${name} sum`,
    )
  const reasons = [...new Set(boxes.flatMap((b) => Object.keys(b.void)))].toSorted()
  const figures = Object.fromEntries(FIGURES.map((key) => [key, sum((b) => b[key])]))
  const marked = boxes.every((b) => b.marked !== undefined) ? { marked: sum((b) => b.marked!) } : {}
  return {
    box: name,
    ...(figures as Pick<BoxAccount, (typeof FIGURES)[number]>),
    ...marked,
    void: Object.fromEntries(reasons.map((r) => [r, sum((b) => b.void[r] ?? 0)])),
  }
}

/** Every box and all of them together: nothing may make up for something else. Only what is not as it ought to be, or told. */
export const accountBoxes = (boxes: readonly BoxAccount[]): Finding[] =>
  boxes.length === 1 ? accountBox(boxes[0]!) : [...boxes.flatMap(accountBox), ...accountBox(allBoxes(boxes))]
