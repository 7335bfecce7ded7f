import type { PlainRun, Run } from '#shared/document.ts'
import type { Amount, Source } from '#modules/indicators/index.ts'
import { dayInWords, exact, type Locale, type Say } from '../rules/index.ts'

/** A figure of the report with all that stands behind it. */
export interface Fact {
  /** What it is, the same from issue to issue. */
  slot: string
  indicatorKey: string | null
  name: string
  /** What it means, in a sentence; may be empty. */
  description: string
  unit: string
  scope: { kind: 'area' | 'planningArea'; id: string; name: string }
  day: string
  amount: Amount
  sources: readonly Source[]
  /** The page that shows where it comes from. */
  address: string
  /** A cell of a table: its link says where it comes from, the annex leaves it out. */
  cell?: true
}
/** A fact as it stands in the report, with its number in it and the words it is written in. */
export interface ShownFigure extends Fact {
  no: number
  display: string
}

/** Figures of an earlier issue: slot → value, and its day. */
export interface Earlier {
  day: string
  values: ReadonlyMap<string, number | null>
}
export interface FigureBook {
  list: ShownFigure[]
  /** The figure as a run; its note waits for `notes`. */
  show: (fact: Fact, display: string) => Run
  /** One note for all figures shown since the last call, for the end of the clause. */
  notes: () => Run[]
}

/**
 * Keeps every figure that a report shows, once each, and makes its note: definition, scope, day, exact value, how much
 * is computed and how much reported, the returns it rests on, what it was in the earlier issue.
 */
export function figureBook(say: Say, locale: Locale, earlier?: Earlier): FigureBook {
  const list: ShownFigure[] = []
  let waiting: ShownFigure[] = []
  return {
    list,
    show(fact, display) {
      const known = list.find((f) => f.slot === fact.slot)
      const no = known?.no ?? nextNo(list, fact.cell)
      const separator = fact.address.includes('?') ? '&' : '?'
      const figure: ShownFigure = known ?? { ...fact, no, display, address: `${fact.address}${separator}figure=${no}` }
      if (!known) list.push(figure)
      if (!known) waiting.push(figure)
      const mark = isChanged(figure, earlier) ? { mark: true } : {}
      return { text: display, trace: figure.address, ...mark }
    },
    notes() {
      const note = waiting.flatMap((figure, i) => [
        ...(i > 0 ? [{ text: ' ' }] : []),
        ...noteOf(figure, say, locale, earlier),
      ])
      waiting = []
      return note.length === 0 ? [] : [{ text: '', note }]
    },
  }
}

/** Figures of the text are numbered from 1, cells of tables from 1001. */
const nextNo = (list: readonly ShownFigure[], cell: true | undefined): number =>
  list.filter((f) => f.cell === cell).length + (cell ? 1001 : 1)

const isChanged = (f: Fact, earlier?: Earlier): boolean =>
  earlier !== undefined && earlier.values.get(f.slot) !== f.amount.value

/** What stands behind a figure, in words. */
export function noteOf(f: Fact, say: Say, locale: Locale, earlier?: Earlier): PlainRun[] {
  const unit = say(`units.${f.unit}`)
  const parts = [
    say('note.what', { name: f.name, scope: f.scope.name, day: dayInWords(f.day, locale) }),
    f.description.replace(/[。.;;]+$/, ''),
    f.amount.value === null ? say('note.unknown') : say('note.exact', { value: exact(f.amount.value), unit }),
    originOf(f, say),
    f.sources.length > 0
      ? say('note.sources', { list: [...new Set(f.sources.map((s) => s.source))].join(say('note.listSeparator')) })
      : '',
    f.amount.missing > 0 ? say('note.missing', { n: f.amount.missing }) : '',
    isChanged(f, earlier) ? beforeOf(f, say, locale, earlier!) : '',
  ]
  const text = parts.filter((p) => p !== '').join(say('note.separator'))
  return [{ text: `${text}${say('note.end')}` }, { text: say('note.rows'), link: f.address }]
}

function originOf({ amount, unit }: Fact, say: Say): string {
  if (amount.hasComputed && amount.hasReported)
    return unit === 'percent'
      ? say('note.bothShare')
      : say('note.both', { computed: exact(amount.computed), reported: exact(amount.reported) })
  if (amount.hasComputed) return say('note.computed')
  return amount.hasReported ? say('note.reported') : ''
}

function beforeOf(f: Fact, say: Say, locale: Locale, earlier: Earlier): string {
  const before = earlier.values.get(f.slot)
  return before === undefined || before === null
    ? say('note.newFigure')
    : say('note.before', { day: dayInWords(earlier.day, locale), value: exact(before) })
}
