import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { Combo, useForm } from '#web/kit/index.ts'
import { findVoters } from '../../contract/index.ts'

interface Person {
  key: string
  label: string
  detail: string
}

/** Finds people of the election's community by name. */
export function useFindPeople(electionId: string): (text: string) => Promise<Person[]> {
  const { t } = useTranslation('elections')
  return async (text) => {
    if (text.trim() === '') return []
    const { rows } = await call(findVoters, { params: { id: electionId }, query: { search: text.trim() } })
    return rows.map((p) => ({
      key: p.personId,
      label: p.name,
      detail: [t(`values.sex.${p.sex}`), p.birthYear, p.address, ...(p.listed ? [] : [t('one.notVoter')])].join(' '),
    }))
  }
}

/** A person of the community, chosen by name; `name` is the field of the form. */
export function PersonField(props: { electionId: string; name: string; label: string; help?: string; must?: boolean }) {
  const { t } = useTranslation('elections')
  const form = useForm()
  const find = useFindPeople(props.electionId)
  const [shown, setShown] = useState('')
  return (
    <Combo
      label={props.label}
      help={props.help}
      must={props.must ?? true}
      hint={t('one.findHint')}
      wrong={form.wrongAt(props.name)}
      shown={form.values[props.name] ? shown : ''}
      find={find}
      onPick={(hit) => {
        setShown(hit?.label ?? '')
        form.set(props.name, hit?.key)
      }}
      onBlur={() => form.leave(props.name)}
    />
  )
}

/** Several people, one after the other, in the order in which they were chosen. */
export function PeoplePick(props: {
  electionId: string
  label: string
  people: { id: string; name: string }[]
  onChange: (people: { id: string; name: string }[]) => void
}) {
  const { t } = useTranslation('elections')
  const find = useFindPeople(props.electionId)
  const { people, onChange } = props
  const pick = (hit: Person | undefined) => {
    if (hit && !people.some((p) => p.id === hit.key)) onChange([...people, { id: hit.key, name: hit.label }])
  }
  return (
    <div className="stack">
      <Combo label={props.label} hint={t('one.findHint')} shown="" find={find} onPick={pick} />
      {people.length > 0 && (
        <>
          <p className="soft">{t('one.chosen', { n: people.length })}</p>
          <ul className="row el-people">
            {people.map((p) => (
              <li key={p.id}>
                {p.name}
                <button
                  type="button"
                  className="el-remove"
                  aria-label={`${t('one.remove')}${t('one.colon')}${p.name}`}
                  onClick={() => onChange(people.filter((o) => o.id !== p.id))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
