import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { birthOfCitizenId, citizenIdFault, sexOfCitizenId } from '#shared/codes.ts'
import { call } from '#web/api.ts'
import { isRequired, schemaAt, valueAt } from '#web/kit/check.ts'
import { useForm } from '#web/kit/form-state.ts'
import { Combo, Field, useScope, useTime, type Hit } from '#web/kit/index.ts'
import { findAnything, listUnits } from '../../contract/index.ts'
import { useCodes } from './codes.ts'

/** The day, the paper and the reason that every event stands on. */
export function Grounds({ day = true }: { day?: boolean }) {
  const { t } = useTranslation('registers')
  return (
    <>
      {day && <Field name="on" label={t('fields.on')} as="day" />}
      <Field name="paper" label={t('fields.paper')} />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </>
  )
}

/** The values that a dated form begins with. */
export function useDated(version?: number): Record<string, unknown> {
  const { day } = useTime()
  return version === undefined ? { on: day } : { on: day, version }
}

/** Sex and birth stand in a right id number: whoever types it need not type them again. */
function useFromId(at: string) {
  const form = useForm()
  const id = String(valueAt(form.values, `${at}idNumber`) ?? '').toUpperCase()
  const { set, values } = form
  useEffect(() => {
    if (citizenIdFault(id)) return
    if (!valueAt(values, `${at}birthOn`)) set(`${at}birthOn`, birthOfCitizenId(id))
    if (valueAt(values, `${at}sex`) !== sexOfCitizenId(id)) set(`${at}sex`, sexOfCitizenId(id))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a newly typed number fills the other fields
  }, [id])
}

/** Who a person is. `at` is the dotted place of the person in the body. */
export function PersonFields({ at = '', bare = false }: { at?: string; bare?: boolean }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const name = (field: string) => at + field
  useFromId(at)
  return (
    <>
      <Field name={name('name')} label={t('fields.name')} autoComplete="off" />
      <Field name={name('idNumber')} label={t('fields.idNumber')} rule="GB 11643" autoComplete="off" />
      <Field
        name={name('sex')}
        label={t('fields.sex')}
        as="choice"
        options={codes.options('sex').filter((o) => o.value !== '0')}
      />
      {!bare && <Field name={name('birthOn')} label={t('fields.birthOn')} as="day" />}
      {!bare && <Field name={name('phone')} label={t('fields.phone')} autoComplete="off" />}
    </>
  )
}

/** Further facts, seldom needed at once. */
export function MoreFields({ at = '' }: { at?: string }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  return (
    <>
      {(['ethnic', 'education', 'marriage', 'employment'] as const).map((list) => (
        <Field key={list} name={at + list} label={t(`fields.${list}`)} as="choice" options={codes.options(list)} />
      ))}
    </>
  )
}

/** What someone is in a household and where they are registered. */
export function PlaceFields({ at = '', head = false }: { at?: string; head?: boolean }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const options = codes.options('relation').filter((o) => head || o.value !== '0')
  return (
    <>
      <Field name={`${at}relation`} label={t('fields.relation')} as="choice" options={options} />
      <Field name={`${at}registered`} label={t('registeredHere')} as="check" />
      <Field name={`${at}registeredAt`} label={t('fields.registeredAt')} />
    </>
  )
}

/** Where a household lives: a unit of the community or none, and the address. */
export function HomeFields({ communityId }: { communityId?: string | undefined }) {
  const { t } = useTranslation('registers')
  return (
    <>
      <UnitField name="unitId" label={t('fields.unitId')} communityId={communityId} />
      <Field name="building" label={t('fields.building')} />
      <Field name="room" label={t('fields.room')} />
      <Field name="address" label={t('fields.address')} hint={t('move.addressHint')} />
    </>
  )
}

interface FoundProps {
  name: string
  label: string
  must?: boolean
}

/** A residential unit found by a part of its name. */
export function UnitField(props: FoundProps & { communityId?: string | undefined }) {
  const scope = useScope()
  const find = async (text: string): Promise<Hit[]> => {
    const query = { search: text || undefined, areaId: props.communityId ?? scope.id, page: 1, size: 8 }
    const page = await call(listUnits, { query })
    return page.rows.map((u) => ({ key: u.id, label: u.name, detail: u.address }))
  }
  return <Picked {...props} find={find} />
}

/** A person, or a home with its household, found in the one box. */
export function FoundField(props: FoundProps & { kind: 'person' | 'home' }) {
  const find = async (text: string): Promise<Hit[]> => {
    if (text.trim() === '') return []
    const { found } = await call(findAnything, { query: { text } })
    return found
      .filter((f) => (props.kind === 'person' ? f.kind === 'person' : f.householdId !== null))
      .map((f) => ({ key: props.kind === 'person' ? f.id : f.householdId!, label: f.title, detail: f.detail }))
  }
  return <Picked {...props} find={find} />
}

function Picked(props: FoundProps & { find: (text: string) => Promise<Hit[]> }) {
  const form = useForm()
  const [shown, setShown] = useState('')
  const value = valueAt(form.values, props.name)
  const pick = (hit: Hit | undefined) => {
    setShown(hit?.label ?? '')
    form.set(props.name, hit?.key)
  }
  return (
    <Combo
      label={props.label}
      must={props.must ?? isRequired(schemaAt(form.schema, props.name))}
      wrong={form.wrongAt(props.name)}
      shown={value ? shown || '…' : ''}
      find={props.find}
      onPick={pick}
    />
  )
}

/** Shows its children once asked for. */
export function Unfold({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  if (open) return children
  return (
    <div>
      <Button type="link" onClick={() => setOpen(true)}>
        {label}
      </Button>
    </div>
  )
}
