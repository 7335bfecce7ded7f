import { useTranslation } from 'react-i18next'
import { Rows, useFormat } from '#web/kit/index.ts'
import type { ActDetail } from './shown.ts'

/** What goes from which community into which. */
export function Moves({ moves }: { moves: NonNullable<ActDetail['effect']> }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const number = (key: 'units' | 'buildings' | 'dwellings' | 'households' | 'people', title: string) => ({
    key,
    title,
    number: true as const,
    show: (m: (typeof moves)[number]) => format.number(m[key]),
  })
  return (
    <Rows
      label={t('acts.moves')}
      rows={moves.map((m) => ({ ...m, key: `${m.from}→${m.to}` }))}
      rowKey="key"
      columns={[
        { key: 'from', title: t('acts.from'), main: true, show: (m) => `${m.from || t('acts.nowhere')} → ${m.to}` },
        number('units', t('acts.units')),
        number('dwellings', t('acts.dwellings')),
        number('households', t('fields.households')),
        number('people', t('fields.people')),
      ]}
    />
  )
}
