import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/kit/index.ts'
import type { Row } from './row.ts'

/** What each source says of a compound, side by side. */
export function Said({ row }: { row: Row }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <ul className="p-said">
      {row.said.map((s, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a source may say the same twice
        <li key={`${s.source}${s.row}${i}`}>
          <span className="soft">{s.source}</span>{' '}
          <strong>{s.households === null ? s.householdsText || t('compounds.silent') : t('compounds.homes', { n: format.number(s.households) })}</strong>
          {s.name !== row.name && <span className="soft small"> {s.name}</span>}
          {s.astray && <Mark tone="warn">{t('compounds.astray')}</Mark>}
        </li>
      ))}
    </ul>
  ) // prettier-ignore
}
