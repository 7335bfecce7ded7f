import { XMLBuilder } from 'fast-xml-parser'

/** What a reply says, before it is XML or JSON. Lists carry the name of their entries. */
export type Value = string | number | boolean | null | List | { [key: string]: Value | undefined }
export interface List {
  entry: string
  of: Value[]
}
export const list = (entry: string, of: Value[]): List => ({ entry, of })

export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]

/** The exact content types that GeoReport v2 names ("Format Support"). */
export const contentTypes: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

const builder = new XMLBuilder({ format: true, suppressEmptyNode: true })
/** What XML 1.0 cannot hold, in whichever way it is escaped. */
// eslint-disable-next-line no-control-regex
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** One thing in the two forms; JSON follows from XML by the Spark convention: a list is an array of its entries. */
export function written(root: string, value: Value, format: Format): string {
  if (format === 'json') return JSON.stringify(asJson(value))
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: asXml(value) })}`
}

const isList = (value: Value): value is List => typeof value === 'object' && value !== null && 'entry' in value

function asJson(value: Value | undefined): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return value
  if (isList(value)) return value.of.map(asJson)
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, asJson(of)]))
}

function asXml(value: Value | undefined): unknown {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replace(UNSAYABLE, '')
  if (typeof value !== 'object') return String(value)
  if (isList(value)) return value.of.length === 0 ? '' : { [value.entry]: value.of.map(asXml) }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, of]) => of !== undefined)
      .map(([key, of]) => [key, asXml(of)]),
  )
}
