import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Business } from '../../contract/hall/base.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Kinds of business, each with its letter. */
export function Businesses(props: { value: Business[] | undefined; onChange: (value: Business[]) => void }) {
  const { t } = useTranslation('services')
  const rows = props.value ?? []
  const change = (at: number, to: Partial<Business>) =>
    props.onChange(rows.map((b, i) => (i === at ? { ...b, ...to } : b)))
  const free = [...LETTERS].find((l) => !rows.some((b) => b.letter === l)) ?? 'Z'
  return (
    <div className="stack tight">
      {rows.map((b, i) => (
        <div key={b.letter} className="row">
          <strong className="num">{b.letter}</strong>
          <input
            className="k-input"
            style={{ maxWidth: 200 }}
            aria-label={t('hall.businessName', { letter: b.letter })}
            value={b.name}
            onChange={(e) => change(i, { name: e.target.value })}
          />
          <input
            className="k-input grow"
            aria-label={t('hall.businessAbout', { letter: b.letter })}
            placeholder={t('hall.aboutHint')}
            value={b.about}
            onChange={(e) => change(i, { about: e.target.value })}
          />
          {rows.length > 1 && (
            <Button
              size="small"
              aria-label={t('hall.dropBusiness', { letter: b.letter })}
              onClick={() => props.onChange(rows.filter((_, j) => j !== i))}
            >
              {t('hall.drop')}
            </Button>
          )}
        </div>
      ))}
      <Button
        disabled={rows.length >= 12}
        onClick={() => props.onChange([...rows, { letter: free, name: '', about: '' }])}
      >
        {t('hall.addBusiness')}
      </Button>
    </div>
  )
}
