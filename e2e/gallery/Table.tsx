import '../../packages/app/modules/planning/web/table/table.css'
import { useMemo } from 'react'
import { openDesk } from '../../packages/app/modules/planning/web/table/desk/desk.ts'
import type { Scheme, Shown } from '../../packages/app/modules/planning/web/table/desk/types.ts'
import { groundOf } from '../../packages/app/modules/planning/web/table/map/ground.ts'
import { TableView } from '../../packages/app/modules/planning/web/table/TableView.tsx'
import { useAddress } from '../../packages/app/web/kit/index.ts'

const [LON, LAT, STEP] = [118.2, 35, 0.0008]
/** Units of a community, along either side. */
const SIDE = 12

/** A grid of plots that share their sides, with households of a kind of chance that is always the same. */
function gridOf(count: number, drawn: boolean) {
  const across = Math.ceil(Math.sqrt(count * 1.6))
  const all = Array.from({ length: count }, (_, u) => u)
  const [column, row] = [(u: number) => u % across, (u: number) => Math.floor(u / across)]
  const households = all.map((u) => 8 + ((u * 7919) % 13))
  const offsets = [0]
  const neighbours: number[] = []
  for (const u of all) {
    const around = [column(u) > 0 ? u - 1 : -1, column(u) < across - 1 ? u + 1 : -1, u - across, u + across]
    neighbours.push(...around.filter((v) => v >= 0 && v < count).sort((a, b) => a - b))
    offsets.push(neighbours.length)
  }
  const zero = all.map(() => 0)
  const ids = all.map((u) => `0190a1b2-0000-7000-8000-${String(u).padStart(12, '0')}`)
  const wide = Math.ceil(across / SIDE)
  const community = all.map((u) => Math.floor(row(u) / SIDE) * wide + Math.floor(column(u) / SIDE))
  const at = (u: number, i: number, j: number) => [LON + (column(u) + i) * STEP, LAT + (row(u) + j) * STEP * 0.8]
  const geometries = all.map((u) => ({
    type: 'Polygon',
    coordinates: [[at(u, 0, 0), at(u, 1, 0), at(u, 1, 1), at(u, 0, 1), at(u, 0, 0)]],
  }))
  const adjacency = { offsets, neighbours, length: neighbours.map(() => 60), barrier: neighbours.map(() => 0) }
  const units = {
    ids, names: all.map((u) => `第${u + 1}号院`), kinds: all.map(() => 'estate'), addresses: all.map(() => ''),
    x: all.map((u) => at(u, 0.5, 0.5)[0]!), y: all.map((u) => at(u, 0.5, 0.5)[1]!), households, counted: households, stated: all.map(() => null),
    people: households.map((h) => h * 3), voters: households.map((h) => h * 2), floating: zero, elders: households, dwellings: households, facilities: null, old: community,
  } // prettier-ignore
  return { units, adjacency, community, outlines: { ids: drawn ? ids : [], geometries: drawn ? geometries : [] } }
}

const WEIGHTS = { cut: 1, compact: 0, barrier: 0, size: 0, disruption: 0, soft: 0, service: 0 }
const LOCKS = { together: [], apart: [], stay: [], whole: [] }

/** The table with a made-up subdistrict of as many units as the address says. */
export default function Table() {
  const [{ units: count, points }] = useAddress({ units: '20000', points: '' })
  const laid = useMemo(() => {
    const { units, adjacency, community, outlines } = gridOf(Number(count), points === '')
    const params = { lower: 1000, upper: 3000, target: 2000, weights: WEIGHTS, seed: 1, reach: 400, walk: 1000, locks: LOCKS, layers: [] } // prettier-ignore
    const old = Array.from({ length: Math.max(...community) + 1 }, (_, i) => ({ areaId: `a${i}`, name: `第${i + 1}社区`, kind: 'community', code: null, localUnits: 0 })) // prettier-ignore
    const view = { caseId: '1', areaId: '1', on: '2026-11-22', register: '1', defaults: params, units, old, adjacency, findings: [] } // prettier-ignore
    const communities = old.map((o, i) => ({ key: `c${i + 1}`, areaId: o.areaId, name: o.name, kind: o.kind, code: null, breachReason: null })) // prettier-ignore
    const scheme = { id: '1', version: 1, caseId: '1', name: '两万个小区', caseState: 'open', registerOn: '2026-11-22', params, communities, assignment: community, undo: null, redo: null } // prettier-ignore
    const desk = openDesk(view as unknown as Shown, scheme as unknown as Scheme)
    Object.assign(window, { desk })
    return { desk, ground: groundOf(units, outlines), open: [] }
  }, [count, points])
  return <TableView {...laid} account="" onReload={() => {}} alone />
}
