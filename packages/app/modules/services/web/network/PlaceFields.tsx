import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, TextField } from '#web/kit/index.ts'
import { networkLevels } from '../../contract/base.ts'
import { equipmentKinds, placeKinds } from '../../contract/network/places.ts'
import { listProviders } from '../../contract/network/providers.ts'
import type { WeekSpan } from '../../rules/network/hours.ts'
import { EntriesField } from '../catalogue/fields/Entries.tsx'
import { holidayWays } from '../../rules/network/holidays.ts'
import { HoursField } from './Hours.tsx'

interface Holder {
  name: string
  duty: string
}
/** Where a place begins from: nothing said that nobody knows. */
export const emptyPlace = { level: 'community', placeKind: 'station', x: null, y: null, hours: [], holidays: 'unsaid', counters: 0, m2: null, capacity: null, staff: null, holders: [], equipment: [], providerId: null, telephone: '', summary: '' } // prettier-ignore

/** All that is said of a place. */
export function PlaceFields() {
  const { t } = useTranslation('services')
  const providers = useRead(listProviders, { query: { size: 200 } })
  return (
    <>
      <Field name="name" label={t('fields.name')} />
      <div className="two">
        <Field
          name="level"
          label={t('fields.level')}
          as="choice"
          options={networkLevels.map((l) => ({ value: l, label: t(`values.level.${l}`) }))}
          help={t('network.levelHelp')}
        />
        <Field
          name="placeKind"
          label={t('fields.placeKind')}
          as="choice"
          options={placeKinds.map((k) => ({ value: k, label: t(`values.placeKind.${k}`) }))}
        />
      </div>
      <Field name="address" label={t('fields.address')} />
      <div className="two">
        <Field name="x" label={t('fields.x')} as="number" help={t('network.pointHelp')} />
        <Field name="y" label={t('fields.y')} as="number" />
      </div>
      <Field name="telephone" label={t('fields.telephone')} help={t('network.telephoneHelp')} />
      <Field name="hours" label={t('fields.hours')} help={t('network.hoursHelp')}>
        {({ value, onChange }) => <HoursField value={(value as WeekSpan[] | undefined) ?? []} onChange={onChange} />}
      </Field>
      <Field
        name="holidays"
        label={t('fields.holidays')}
        help={t('network.holidaysHelp')}
        as="radio"
        options={holidayWays.map((w) => ({ value: w, label: t(`values.holidays.${w}`) }))}
      />
      <div className="two">
        <Field name="counters" label={t('fields.counters')} as="number" />
        <Field name="m2" label={t('fields.m2')} as="number" />
        <Field name="capacity" label={t('fields.capacity')} as="number" />
        <Field name="staff" label={t('fields.staff')} as="number" />
      </div>
      <Field
        name="equipment"
        label={t('fields.equipment')}
        as="choices"
        options={equipmentKinds.map((e) => ({ value: e, label: t(`network.equipment.${e}`) }))}
      />
      <EntriesField<Holder>
        name="holders"
        label={t('fields.holders')}
        help={t('network.holdersHelp')}
        add={t('network.addHolder')}
        one={t('fields.holders')}
        fresh={() => ({ name: '', duty: '' })}
      >
        {(h, change) => (
          <div className="row">
            <TextField label={t('network.holderName')} value={h.name} onChange={(name) => change({ name })} />
            <TextField label={t('network.duty')} value={h.duty} onChange={(duty) => change({ duty })} />
          </div>
        )}
      </EntriesField>
      <Field
        name="providerId"
        label={t('fields.provider')}
        as="choice"
        options={(providers.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name }))}
      />
      <Field name="summary" label={t('fields.summary')} as="long" />
    </>
  )
}
