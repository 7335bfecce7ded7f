import { adjacencyOf } from '../adjacency.ts'
import { PlannerError } from '../types.ts'
import { collectContacts, endOf, symmetric } from './edges.ts'
import { instanceOf, type Instance } from './instance.ts'
import { bytesOf, eachElement, members, parsed, type Span } from './parts.ts'
import { settingsOf, type ReadOptions } from './settings.ts'
import { collectUnits, type Row, type Units } from './units.ts'

/** What the file says of itself: an object, or pairs as older networkx wrote them. */
export function graphOf(bytes: Uint8Array, parts: ReadonlyMap<string, Span>): Record<string, unknown> {
  const span = parts.get('graph')
  const graph = span ? parsed<unknown>(bytes, span) : {}
  if (Array.isArray(graph)) return Object.fromEntries(graph.filter(Array.isArray) as [string, unknown][])
  return graph && typeof graph === 'object' ? (graph as Record<string, unknown>) : {}
}

/**
 * Reads networkx node-link JSON (`nodes`, `links` or `edges`) and adjacency JSON (`nodes`, `adjacency`) as GerryChain writes them.
 * Units keep the order of the file; a contact of a unit with itself is left out.
 * @throws PlannerError of the text, of units, of contacts (`unknownEnd`, …) and of bounds
 */
export function readGraphJson(input: string | Uint8Array, options: ReadOptions = {}): Instance {
  const bytes = bytesOf(input)
  const parts = members(bytes)
  const nodes = parts.get('nodes')
  const links = parts.get('links') ?? parts.get('edges')
  const rows = parts.get('adjacency')
  if (!nodes || (!links && !rows)) throw new PlannerError('unknownFormat')
  const graph = graphOf(bytes, parts)
  const settings = settingsOf(options, graph)
  const units = collectUnits(settings)
  eachElement<Row>(bytes, nodes, (row, i) => units.add(row, row.id ?? i))
  const known = units.done()
  const contacts = collectContacts(settings, known.ids)
  if (rows) {
    adjacencyRows(bytes, rows, known, contacts.add)
    const adjacency = symmetric(known.n, contacts.done(), known.ids)
    return instanceOf({ format: 'adjacency', graph, units: known, adjacency }, options)
  }
  eachElement<Row>(bytes, links!, (link) =>
    contacts.add(endOf(known, link.source, link.target), endOf(known, link.target, link.source), link),
  )
  const adjacency = adjacencyOf(known.n, contacts.done())
  return instanceOf({ format: 'node-link', graph, units: known, adjacency }, options)
}

function adjacencyRows(
  bytes: Uint8Array,
  rows: Span,
  units: Units,
  add: (from: number, to: number, attributes: Row) => void,
): void {
  const count = eachElement<Row[]>(bytes, rows, (row, u) => {
    if (u >= units.n) throw new PlannerError('rowCount', { rows: u + 1, units: units.n })
    if (!Array.isArray(row)) throw new PlannerError('badJson', { at: rows.from })
    for (const contact of row) add(u, endOf(units, contact?.id, units.ids[u]), contact)
  })
  if (count !== units.n) throw new PlannerError('rowCount', { rows: count, units: units.n })
}
