import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { Combo, Field, Radios, useForm, type Hit } from '#web/kit/index.ts'
import { listLocalUnits, listPeople } from '#modules/registers/contract/index.ts'
import { checks } from '../../contract/residents/enrol.ts'
import { optionsOf } from '../catalogue/parts.tsx'

const KINDS = ['person', 'unit'] as const
type Kind = (typeof KINDS)[number]

/** A person of the register, or a local unit whose delegate came with its letter. */
export function WhoField({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const form = useForm()
  const [kind, setKind] = useState<Kind>('person')
  const change = (to: Kind) => {
    setKind(to)
    form.set('personId', undefined)
    form.set('localUnitId', undefined)
    form.set('checked', to === 'unit' ? 'unitLetter' : undefined)
  }
  return (
    <>
      <Radios
        name="code-of"
        label={t('residents.codeOf')}
        value={kind}
        onChange={(to) => change(to as Kind)}
        options={optionsOf(KINDS, (k) => t(`values.codeOf.${k}`))}
      />
      {kind === 'person' ? <PersonField areaId={areaId} /> : <UnitField areaId={areaId} />}
    </>
  )
}

/** Somebody of the register, found by name, initials or id number. */
export function PersonField({ areaId, label }: { areaId: string; label?: string }) {
  const { t } = useTranslation('services')
  const find = async (search: string) => {
    const { rows } = await call(listPeople, { query: { areaId, search, size: 8 } })
    return rows.map((r) => ({ key: r.id, label: `${r.name} ${r.birthOn} ${r.address}` }))
  }
  return <Found name="personId" label={label ?? t('residents.person')} help={t('residents.personHelp')} find={find} />
}

function UnitField({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const find = async (search: string) => {
    const { rows } = await call(listLocalUnits, { query: { areaId, search, size: 8 } })
    return rows.map((r) => ({ key: r.id, label: `${r.name} ${r.address}` }))
  }
  return <Found name="localUnitId" label={t('residents.unit')} help={t('residents.unitHelp')} find={find} />
}

function Found(props: { name: string; label: string; help: string; find: (text: string) => Promise<Hit[]> }) {
  const [shown, setShown] = useState('')
  return (
    <Field name={props.name} label={props.label} help={props.help} must>
      {({ onChange }) => (
        <Combo
          label={props.label}
          quiet
          shown={shown}
          find={props.find}
          onPick={(hit) => {
            setShown(hit?.label ?? '')
            onChange(hit?.key)
          }}
        />
      )}
    </Field>
  )
}

/** By which paper the worker saw who somebody is, and what else is to be said of it. */
export function CheckedFields({ noteHelp }: { noteHelp?: string }) {
  const { t } = useTranslation('services')
  return (
    <>
      <Field
        name="checked"
        label={t('fields.checked')}
        as="choice"
        options={optionsOf(checks, (c) => t(`values.checked.${c}`))}
      />
      <Field name="note" label={t('fields.note')} help={noteHelp} />
    </>
  )
}
