import { useTranslation } from 'react-i18next'
import { Field, Notice, useFormValues } from '#web/kit/index.ts'
import { useCodes } from './codes.ts'

interface Member {
  id: string
  name: string
  isHead: boolean
}

/** Who heads the household after its head left, and what the others are to the new head. */
export function Succession({
  leaving,
  members,
  name = 'newHeadId',
}: {
  leaving: readonly string[]
  members: readonly Member[]
  name?: string
}) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const chosen = useFormValues()[name]
  const stay = members.filter((m) => !leaving.includes(m.id))
  const headLeaves = members.some((m) => m.isHead && leaving.includes(m.id))
  if ((!headLeaves && name === 'newHeadId') || stay.length === 0) return null
  return (
    <>
      {name === 'newHeadId' && <Notice>{t('head.text')}</Notice>}
      <Field
        name={name}
        label={t('fields.newHeadId')}
        as="choice"
        must
        options={stay.map((m) => ({ value: m.id, label: m.name }))}
      />
      {stay
        .filter((m) => chosen && m.id !== chosen)
        .map((m) => (
          <Field
            key={m.id}
            name={`relations.${m.id}`}
            label={t('head.relationTo', { name: m.name })}
            as="choice"
            options={codes.options('relation').filter((o) => o.value !== '0')}
          />
        ))}
    </>
  )
}
