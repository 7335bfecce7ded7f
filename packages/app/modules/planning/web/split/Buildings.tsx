import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, Rows, useFormat } from '#web/kit/index.ts'
import type { Large, Parting } from './parting.ts'

/** The buildings of a unit, each with the unit that it goes to; many at once by their boxes. */
export function Buildings(props: { unit: Large; parting: Parting; onChange: (parting: Parting) => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { unit, parting, onChange } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const options = parting.names.map((name, p) => ({ value: String(p), label: p === 0 ? t('split.stays', { name: unit.name }) : name })) // prettier-ignore
  const put = (ids: Iterable<string>, p: number) =>
    onChange({ ...parting, of: { ...parting.of, ...Object.fromEntries([...ids].map((id) => [id, p])) } })
  return (
    <div className="panel stack">
      <h2>{t('split.goesTo')}</h2>
      {chosen.size > 0 && (
        <div className="row" role="group" aria-label={t('split.allTo')}>
          <span className="soft">{t('split.allTo')}</span>
          {options.map((o) => (
            <Button key={o.value} size="small" onClick={() => (put(chosen, Number(o.value)), setChosen(new Set()))}>
              {o.label}
            </Button>
          ))}
        </div>
      )}
      <Rows
        label={t('split.goesTo')}
        rows={unit.buildings}
        rowKey="id"
        picks={{
          chosen,
          nameOf: (b) => t('compounds.pick', { name: b.name }),
          onChange: (rows, on) => {
            const next = new Set(chosen)
            for (const b of rows) if (on) next.add(b.id); else next.delete(b.id) // prettier-ignore
            setChosen(next)
          },
        }}
        columns={[
          { key: 'name', title: t('split.building'), main: true },
          { key: 'dwellings', title: t('split.dwellings'), number: true, show: (b) => format.number(b.dwellings) },
          { key: 'households', title: t('split.households'), number: true, show: (b) => format.number(b.households) },
          {
            key: 'goes',
            title: t('split.goesTo'),
            show: (b) => (
              <Choice
                label={t('split.goesOf', { name: b.name })}
                quiet
                search={false}
                value={String(parting.of[b.id] ?? 0)}
                onChange={(v) => put([b.id], Number(v || 0))}
                options={options}
              />
            ),
          },
        ]}
      />
    </div>
  )
}
