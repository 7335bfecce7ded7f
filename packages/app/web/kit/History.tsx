import { useTranslation } from 'react-i18next'
import { historyOf } from '#shared/audit.ts'
import type { OnWire } from '../api.ts'
import { useRead } from '../hooks.ts'
import { useFormat } from './format.ts'
import { Empty, Read } from './state.tsx'
import type { HistoryEntry } from '#shared/audit.ts'

type Entry = OnWire<HistoryEntry>

/** Who changed a record, when, what and why; latest first. */
export function History(props: { of: { kind: string; id: string } } | { entries: readonly Entry[] }) {
  if ('entries' in props) return <Entries entries={props.entries} />
  return <HistoryOf {...props.of} />
}

function HistoryOf(props: { kind: string; id: string }) {
  const read = useRead(historyOf, { params: props })
  return <Read of={read}>{({ rows }) => <Entries entries={rows} />}</Read>
}

function Entries(props: { entries: readonly Entry[] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  if (props.entries.length === 0) return <Empty title={t('kit:history.none')} />
  return (
    <ol className="k-history">
      {props.entries.map((entry) => {
        const [module = '', verb = ''] = entry.command.split('.')
        const fieldName = (field: string) => {
          const key = `${module}:fields.${field}`
          return i18n.exists(key) ? t(key) : field
        }
        // Codes in words where the module has them: `values.<field>.<code>`.
        const valueName = (field: string, value: unknown) => {
          const key = `${module}:values.${field}.${String(value)}`
          return typeof value !== 'object' && i18n.exists(key) ? t(key) : value
        }
        return (
          <li key={entry.at + entry.command}>
            <div>
              <strong>{t([`${module}:commands.${verb}`, `${module}:verbs.${verb}`, 'kit:history.change'])}</strong>
              <span className="soft">
                {' '}
                · {entry.actor} · <time dateTime={entry.at}>{format.time(entry.at)}</time>
              </span>
            </div>
            {entry.reason && <div>{t('kit:history.reason', { reason: entry.reason })}</div>}
            <ul className="small">
              {Object.entries(entry.changes).map(([field, [before, after]]) => (
                <li key={field}>
                  {fieldName(field)}
                  {t('kit:colon')}
                  <Change before={valueName(field, before)} after={valueName(field, after)} name={fieldName} />
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A moment as JSON carries it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** A value in words: never an id, never a programmer's notation. */
function useWords(name: (field: string) => string): (value: unknown) => string {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const words = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('history.nothing')
    if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no')
    if (Array.isArray(value)) return value.map(words).join(t('history.and'))
    if (typeof value === 'object')
      return Object.entries(value)
        .map(([field, one]) => name(field) + t('colon') + words(one))
        .join(t('history.and'))
    if (MOMENT.test(String(value))) return format.time(String(value))
    return ID.test(String(value)) ? t('history.other') : String(value)
  }
  return words
}

function Change(props: { before: unknown; after: unknown; name: (field: string) => string }) {
  const words = useWords(props.name)
  return (
    <>
      {props.before !== undefined && props.before !== null && (
        <>
          <del>{words(props.before)}</del>
          {' → '}
        </>
      )}
      <ins>{words(props.after)}</ins>
    </>
  )
}
