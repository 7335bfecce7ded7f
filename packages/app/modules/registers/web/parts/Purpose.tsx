import { useTranslation } from 'react-i18next'
import { Choice, Frame } from '#web/kit/index.ts'
import { useCodes } from './codes.ts'

export interface Said {
  purpose: string
  reason: string
}

/** For what purpose numbers are looked at, and a word more. */
export function Purpose(props: { said: Said; onChange: (said: Said) => void; mustReason?: boolean }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const { said, onChange } = props
  return (
    <>
      <Choice
        label={t('reveal.purpose')}
        must
        value={said.purpose}
        onChange={(purpose) => onChange({ ...said, purpose })}
        options={codes.options('purpose')}
      />
      <Frame label={t('reveal.reason')} must={props.mustReason ?? false}>
        {({ id }) => (
          <input
            id={id}
            className="k-input"
            maxLength={300}
            aria-required={props.mustReason}
            value={said.reason}
            onChange={(e) => onChange({ ...said, reason: e.target.value })}
          />
        )}
      </Frame>
    </>
  )
}
