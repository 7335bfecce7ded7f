import { BadInput, byName, whole } from './errors.ts'
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
  /**
   * The box whose ballots these were put together with before anything was read, so that nobody sees how a few known people
   * voted. What was read then stands with that box: here `valid`, `blank` and `void` are nought.
   */
  readonly countedWith?: string
  /** Voters marked on the list as having taken a ballot, proxies' ballots counted in. */
  readonly marked?: number
}

const FIGURES = ['printed', 'issued', 'spoiled', 'left', 'returned', 'valid', 'blank'] as const
export const voidIn = (box: Pick<BoxAccount, 'void'>): number => Object.values(box.void).reduce((sum, n) => sum + n, 0)

/**
 * What does not add up in a box: printed = issued + spoiled + left; issued = marked on the list; returned ≤ issued; returned =
 * valid + blank + void, those of boxes counted with it (`joined`) included. A difference (met `false`) blocks the result until a signed minute explains it; ballots that voters
 * kept (`notReturned`) are told, and block nothing.
 * @throws BadInput for figures that are no whole numbers
 */
export function accountBox(box: BoxAccount, joined: readonly BoxAccount[] = []): Finding[] {
  for (const key of FIGURES) whole(box[key], `${box.box}.${key}`)
  for (const [reason, n] of Object.entries(box.void)) whole(n, `${box.box}.void.${reason}`)
  const voided = whole(voidIn(box), `${box.box}.void`)
  const found = [
    equal(box.box, 'printed', box.printed, box.issued + box.spoiled + box.left),
    equal(box.box, 'sorted', ballotsWith(box, joined), box.valid + box.blank + voided),
  ]
  if (box.marked !== undefined) found.push(equal(box.box, 'marked', whole(box.marked, `${box.box}.marked`), box.issued))
  const by = box.issued - box.returned
  const figures = { box: box.box, issued: box.issued, returned: box.returned, by }
  if (by < 0) found.push(plain('returned', false, figures))
  if (by > 0) found.push(plain('notReturned', true, figures))
  return found.filter((f) => f.met === false || f.code === 'notReturned')
}

/** Ballots that were read as this box's: its own unless they went to another, and those that came to it. */
const ballotsWith = (box: BoxAccount, joined: readonly BoxAccount[]): number =>
  joined.reduce(
    (sum, b) => sum + whole(b.returned, `${b.box}.returned`),
    box.countedWith === undefined ? box.returned : 0,
  )

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

/**
 * Every box and all of them together: nothing may make up for something else. Only what is not as it ought to be, or told.
 * @throws BadInput `unknown` for a box counted with none of these, or with one that was itself counted with another
 */
export function accountBoxes(boxes: readonly BoxAccount[]): Finding[] {
  const single = boxes.flatMap((box) => accountBox(box, joinedTo(box, boxes)))
  return boxes.length === 1 ? single : [...single, ...accountBox(allBoxes(boxes))]
}

function joinedTo(box: BoxAccount, boxes: readonly BoxAccount[]): BoxAccount[] {
  const host = box.countedWith
  if (host !== undefined && !boxes.some((b) => b.box === host && b.box !== box.box && b.countedWith === undefined))
    throw new BadInput('unknown', `${box.box}.countedWith`, host)
  return boxes.filter((b) => b.countedWith === box.box)
}
