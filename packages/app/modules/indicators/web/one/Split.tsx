import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Chart, Choice, Read, useAddress } from '#web/kit/index.ts'
import { getValue, type Definition } from '../../contract.ts'
import { useFigureScope } from '../scope.tsx'

/** The value by sex, age, kind …: as far as its owner counts it so. */
export default function Split({ of, splits }: { of: string; splits: Definition['splits'] }) {
  const { t } = useTranslation('indicators')
  const { query } = useFigureScope()
  const [at, set] = useAddress({ split: splits[0]!.key })
  const read = useRead(getValue, { params: { key: of }, query: { ...query, split: at.split } })
  return (
    <section className="panel stack" aria-labelledby="split">
      <h2 id="split">{t('views.split')}</h2>
      <Choice
        label={t('fields.part')}
        value={at.split}
        onChange={(split) => set({ split: split || splits[0]!.key })}
        options={splits.map((s) => ({ value: s.key, label: s.name }))}
      />
      <Read of={read}>
        {(v) =>
          v.parts.length === 0 ? (
            <p className="soft">{t('empty.value')}</p>
          ) : (
            <>
              {v.missing > 0 && <p className="soft">{t('hints.missing', { n: v.missing })}</p>}
              <Chart
                label={t('views.split')}
                kind="stack"
                categories={v.parts.map((p) => p.name)}
                series={[
                  { name: t('provenance.computed'), values: v.parts.map((p) => p.computed) },
                  { name: t('provenance.reported'), values: v.parts.map((p) => p.reported) },
                ]}
                unit={t(`units.${v.unit}`)}
              />
            </>
          )
        }
      </Read>
    </section>
  )
}
