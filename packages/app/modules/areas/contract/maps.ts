import { z } from 'zod'
import { day, idParams, route, timeQuery, uuid, version } from '#shared/contract.ts'
import { listQuery, pageOf } from '#shared/listing.ts'
import { areaKinds } from '../rules/kinds.ts'
import { problem } from './releases.ts'
import { level } from './tree.ts'

/** Coordinate systems that outlines are handed in. CGCS2000 differs from WGS84 by centimetres and is kept as it is. */
export const coordinateSystems = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

const position = z.tuple([z.number(), z.number()]).rest(z.number())
const ring = z.array(position).min(4)
export const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
export type Outline = z.infer<typeof geometry>

export const listBoundaries = route({
  name: 'areas.boundaries',
  method: 'GET',
  path: '/api/areas/boundaries',
  summary: 'Outlines on a day: of an area and of those directly below it, or of given areas',
  permission: 'areas.view',
  kind: 'query',
  query: z.object({ ...timeQuery.shape, parent: uuid.optional(), area: uuid.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        kind: z.enum(areaKinds),
        level,
        geometry,
        reviewNo: z.string().nullable(),
        originCrs: z.enum(coordinateSystems),
      }),
    ),
  }),
})

/**
 * One file for one area (`areaId`) or for many, each feature then naming its area by the property `code`, `adcode` or
 * `name`. With `dryRun` nothing is kept.
 */
export const uploadBoundaries = route({
  name: 'areas.uploadBoundaries',
  method: 'POST',
  path: '/api/areas/boundaries',
  summary: 'Hand in outlines as GeoJSON; they are checked, converted to WGS84 and kept from a day on',
  permission: 'areas.draw',
  kind: 'command',
  upload: true,
  query: z.object({
    areaId: uuid.optional(),
    under: uuid.optional(),
    crs: z.enum(coordinateSystems),
    validFrom: day,
    reviewNo: z.string().trim().max(60).optional(),
    source: z.string().trim().min(2).max(200),
    dryRun: z.enum(['yes', 'no']).default('no'),
  }),
  reply: z.object({
    accepted: z.array(z.object({ areaId: uuid, name: z.string() })),
    refused: z.number().int(),
    problems: z.array(problem),
  }),
})

export const planningAreaRow = z.object({
  id: uuid,
  name: z.string(),
  nameEn: z.string().nullable(),
  purpose: z.string(),
  ownerId: uuid,
  ownerName: z.string(),
  members: z.number().int(),
  closedOn: day.nullable(),
  version: z.number().int(),
})
export type PlanningAreaRow = z.infer<typeof planningAreaRow>

export const listPlanningAreasPage = route({
  name: 'areas.planningAreas',
  method: 'GET',
  path: '/api/areas/planning',
  summary: 'Planning areas with the number of their members on a day',
  permission: 'areas.view',
  kind: 'query',
  query: listQuery.extend(timeQuery.shape),
  reply: pageOf(planningAreaRow),
})

export const getPlanningAreaPage = route({
  name: 'areas.planningArea',
  method: 'GET',
  path: '/api/areas/planning/{id}',
  summary: 'One planning area with its members and their days',
  permission: 'areas.view',
  kind: 'query',
  params: idParams,
  query: timeQuery,
  reply: planningAreaRow.extend({
    memberRows: z.array(
      z.object({
        areaId: uuid,
        name: z.string(),
        parentName: z.string().nullable(),
        level,
        kind: z.enum(areaKinds),
        validFrom: day,
        validTo: day.nullable(),
        source: z.string(),
        /** It is in because this member went into it. */
        after: z.string().nullable(),
      }),
    ),
  }),
})

export const createPlanningArea = route({
  name: 'areas.createPlanningArea',
  method: 'POST',
  path: '/api/areas/planning',
  summary: 'Draw up a planning area from areas of any level',
  permission: 'areas.plan',
  kind: 'command',
  body: z.object({
    name: z.string().trim().min(2).max(60),
    nameEn: z.string().trim().max(120).optional(),
    purpose: z.string().trim().min(2).max(500),
    ownerId: uuid,
    validFrom: day,
    memberIds: z.array(uuid).max(2000),
    source: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ id: uuid }),
})

export const changePlanningMembers = route({
  name: 'areas.changePlanningMembers',
  method: 'POST',
  path: '/api/areas/planning/{id}/members',
  summary: 'Take areas into a planning area, or out of it, from a day on',
  permission: 'areas.plan',
  kind: 'command',
  params: idParams,
  body: z.object({
    version,
    onDay: day,
    add: z.array(uuid).max(2000),
    remove: z.array(uuid).max(2000),
    source: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ id: uuid }),
})
