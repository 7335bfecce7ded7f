import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openLite } from './lite.ts'
import { migrate } from './migrate.ts'
import { overLite } from './open.ts'

const TYPES: Record<string, string> = {
  uuid: 'string', text: 'string', varchar: 'string', date: 'string', int2: 'number', int4: 'number', int8: 'number',
  float4: 'number', float8: 'number', numeric: 'string', bool: 'boolean', timestamptz: 'Timestamp', jsonb: 'Json',
  bytea: 'Uint8Array', _text: 'string[]', _uuid: 'string[]', _int4: 'number[]', _int2: 'number[]',
} // prettier-ignore

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())
const pascal = (name: string): string => camel(`_${name}`)

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
}

/** The types of all tables and views, read from a migrated database: SQL is the truth, this is its shadow. */
export async function schemaSource(): Promise<string> {
  const opened = overLite(await openLite({}))
  await migrate(opened)
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.udt_name as "type",
           c.is_nullable = 'YES' as "nullable", c.column_default is not null as "defaulted"
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type in ('BASE TABLE', 'VIEW') and c.table_name not like 'kysely%'
    order by c.table_name, c.ordinal_position`.execute(opened.db.withoutPlugins())
  await opened.close()
  return render(Map.groupBy(rows, (r) => r.table))
}

function render(tables: Map<string, Column[]>): string {
  const names = [...tables.keys()]
  const body = names.map(
    (name) => `export interface ${pascal(name)}Table {\n${tables.get(name)!.map(line).join('\n')}\n}`,
  )
  const list = names.map((name) => `  ${camel(name)}: ${pascal(name)}Table`).join('\n')
  return `// Made from the migrations by \`npm run schema\`; checked by a test. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string, Date | string>
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = ColumnType<any, string, string>

${body.join('\n\n')}

export interface Database {
${list}
}
`
}

function line(c: Column): string {
  const base = TYPES[c.type] ?? 'unknown'
  const type = c.nullable ? `${base} | null` : base
  return `  ${camel(c.column)}: ${c.defaulted ? `Generated<${type}>` : type}`
}

export const schemaFile = join(import.meta.dirname, 'schema.gen.ts')

/** Writes the file. */
export async function writeSchema(): Promise<void> {
  writeFileSync(schemaFile, await schemaSource())
}

if (import.meta.main) await writeSchema()
