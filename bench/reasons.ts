import type { Bed } from './types.ts'

/** Why a bar may be missed, and what would reach it. Kept by hand; stands in the report only where the bar was missed. */
interface Reason {
  row: string
  engine?: Bed['engine']
  /** Begins the name of what was measured. */
  what: RegExp
  why: string
  reach: string
}

const REASONS: readonly Reason[] = [
  {
    row: 'import',
    engine: 'pglite',
    what: /raw COPY/,
    why: 'The embedded engine writes with one thread: seven indexes of residents, the city-wide key of each id number, homes, households, counts, event and audit entry of each transaction, each of them flushed; and while people read, transactions are cut short for them, which adds what each costs by itself. Reading, checks and encryption run beside it and do not decide.',
    reach:
      'PostgreSQL takes the same file at a lower ratio; so does a file in order of communities brought in while nobody reads. Indexes built after the rows would save about a fifth, at the price of a register that cannot be searched meanwhile.',
  },
  {
    row: 'import',
    engine: 'postgres',
    what: /raw COPY/,
    why: 'One connection writes, so that the order of communities and the audit chain hold; the server works while this process prepares the next rows, and on two cores both compete with the reader that is measured meanwhile.',
    reach: 'A third core; or communities of two halves of the file taken in over two connections.',
  },
  {
    row: 'import',
    engine: 'pglite',
    what: /memory/,
    why: 'The embedded engine alone takes some 250 MB (its memory never shrinks, and machine code for one very large function takes 600 MB for two seconds while it is made), the modules 160 MB.',
    reach:
      'DATABASE_URL with PostgreSQL, which keeps its memory to itself; or a smaller page cache, at the price of slower imports.',
  },
  {
    row: 'import',
    engine: 'postgres',
    what: /memory/,
    why: 'Batches on their way between threads, and what they leave behind until it is collected.',
    reach: 'Smaller batches, at the price of some time.',
  },
  {
    row: 'import',
    engine: 'pglite',
    what: /list page/,
    why: 'There is one connection: a reader waits for the piece being written, about 80 ms of an idle machine, longer where others keep its cores.',
    reach:
      'PostgreSQL, where readers do not wait for writers; or shorter pieces (TURN_MS), at the price of a slower import.',
  },
  {
    row: 'import',
    engine: 'postgres',
    what: /list page/,
    why: 'The import keeps both cores busy, and the page is answered by the process that imports.',
    reach: 'A third core, or the import from the command line beside the server.',
  },
  {
    row: 'areas',
    what: /./,
    why: 'Each area becomes a row of today and a row of its history, with their indexes, after the release was compared with what is there.',
    reach: 'Indexes built after the rows.',
  },
  {
    row: 'indicators',
    what: /./,
    why: 'The first question after a change adds up the changed communities anew.',
    reach: 'Figures of the higher levels added up at each change, which would make every write dearer.',
  },
  {
    row: 'search',
    what: /two characters/,
    why: 'Two characters stand in thousands of names: an index finds a hundred of them at once, but each is a page of its own to look at, and the officer of a city asks for homes and units in the same box.',
    reach: 'Pages of residents in memory (shared_buffers of a quarter of the register), or one search less in the box.',
  },
  {
    row: 'search',
    what: /./,
    why: 'The box looks for people, homes and units one after another, each within the limits of the reader.',
    reach: 'Fewer kinds in the box.',
  },
  {
    row: 'list',
    what: /./,
    why: 'Log-in, limits, contract, serializing and security headers cost as much as a few statements; the cheaper the list, the greater the share.',
    reach: 'Replies that are not checked against their contract outside of tests.',
  },
  {
    row: 'start',
    what: /warm/,
    why: 'Modules, texts and the engine are loaded, and each file of the embedded engine is flushed once.',
    reach: 'PostgreSQL, or a packed server.',
  },
  { row: 'start', what: /first page/, why: 'The kit of forms and tables.', reach: 'Lists loaded with the first list.' },
  {
    row: 'cases',
    what: /search/,
    why: 'Pairs of characters of common words stand in a great part of a year of cases: the index finds them all before the latest are taken.',
    reach: 'A search that looks at the latest quarter first; or a third core, where others are at work beside it.',
  },
  {
    row: 'cases',
    what: /opening/,
    why: 'The item, routes, clocks, calendar and settings of the area and all above it are read anew for each case, statement by statement, each a way to the server and back; the bare inserts read nothing.',
    reach: 'Settings of an area kept in memory until one of them changes.',
  },
  { row: 'demo', what: /./, why: 'Everything is made from nothing, by one thread.', reach: 'A shipped snapshot.' },
]

/** The reason kept for what was missed; where none is, that is said. */
export function reasonFor(row: string, engine: Bed['engine'], what: string): string {
  const found = REASONS.find((r) => r.row === row && (!r.engine || r.engine === engine) && r.what.test(what))
  return found ? `${found.why} What would reach it: ${found.reach}` : 'No reason is kept for it yet (bench/reasons.ts).'
}
