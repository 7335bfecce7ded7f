import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import {
  Field,
  Form,
  List,
  PageHead,
  Popup,
  Submit,
  useAbility,
  useFormat,
  useGo,
  useSay,
  useScope,
} from '#web/kit/index.ts'
import { addLocalUnit, changeLocalUnit, closeLocalUnit, listLocalUnits } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'
import { Grounds, useDated } from '../parts/fields.tsx'

type Row = Answer<typeof listLocalUnits>['rows'][number]

/** Local units of the area looked at (驻地单位). */
export default function LocalUnits() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const scope = useScope()
  const may = useAbility()('registers.write')
  const add = <ActButton main ability="registers.write" to="/local-units/new" label={t('acts.addLocalUnit')} />
  return (
    <div className="stack">
      <PageHead title={t('pages.localUnits')} actions={add} />
      <List
        name="registers.localUnits"
        label={t('pages.localUnits')}
        contract={listLocalUnits}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('search.localUnits')}
        filters={[
          { key: 'superiorLevel', label: t('fields.superiorLevel'), options: codes.options('superiorLevel') },
          { key: 'kind', label: t('fields.kind'), options: codes.options('localUnitKind') },
          { key: 'areaId', label: t('fields.areaId'), type: 'area' },
        ]}
        columns={[
          { key: 'name', title: t('fields.title'), sort: true, main: true },
          { key: 'kind', title: t('fields.kind'), show: (r) => codes.word('localUnitKind', r.kind) },
          {
            key: 'superiorLevel',
            title: t('fields.superiorLevel'),
            sort: true,
            show: (r) => codes.word('superiorLevel', r.superiorLevel),
          },
          { key: 'superior', title: t('fields.superior') },
          { key: 'address', title: t('fields.address') },
          { key: 'contact', title: t('fields.contact') },
          {
            key: 'staff',
            title: t('fields.staff'),
            sort: true,
            number: true,
            show: (r) => (r.staff === null ? '—' : format.number(r.staff)),
          },
          { key: 'creditCode', title: t('fields.creditCode'), hidden: true },
          { key: 'community', title: t('fields.community') },
          ...(may ? [{ key: 'version', title: t('acts.more'), show: (r: Row) => <Acts row={r} /> }] : []),
        ]}
        empty={{ title: t('empty.localUnits'), action: add }}
      />
    </div>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('registers')
  const say = useSay()
  const initial = useDated(row.version)
  const facts = {
    name: row.name,
    kind: row.kind,
    superiorLevel: row.superiorLevel,
    superior: row.superior,
    address: row.address,
    contact: row.contact,
    staff: row.staff ?? undefined,
    creditCode: row.creditCode ?? undefined,
  }
  const call = { params: { id: row.id } }
  return (
    <div className="row">
      <Popup small label={t('acts.changeLocalUnit')} title={t('acts.changeLocalUnit')}>
        {(close) => (
          <Form
            name={`registers.localUnit.${row.id}`}
            contract={changeLocalUnit}
            call={call}
            initial={{ ...initial, facts }}
            secret
            onDone={() => (say(t('done.unit'), 'good'), close())}
          >
            <UnitFields at="facts." />
            <Grounds />
            <Submit>{t('acts.save')}</Submit>
          </Form>
        )}
      </Popup>
      <Popup small label={t('acts.closeLocalUnit')} title={t('acts.closeLocalUnit')}>
        {(close) => (
          <Form
            name={`registers.closeLocalUnit.${row.id}`}
            contract={closeLocalUnit}
            call={call}
            initial={initial}
            secret
            onDone={() => (say(t('done.unit'), 'good'), close())}
          >
            <Grounds />
            <Submit danger>{t('acts.closeLocalUnit')}</Submit>
          </Form>
        )}
      </Popup>
    </div>
  )
}

function UnitFields({ at = '' }: { at?: string }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  return (
    <>
      <Field name={`${at}name`} label={t('fields.title')} />
      <Field name={`${at}kind`} label={t('fields.kind')} as="choice" options={codes.options('localUnitKind')} />
      <Field
        name={`${at}superiorLevel`}
        label={t('fields.superiorLevel')}
        as="choice"
        options={codes.options('superiorLevel')}
      />
      <Field name={`${at}superior`} label={t('fields.superior')} />
      <Field name={`${at}creditCode`} label={t('fields.creditCode')} rule="GB 32100" />
      <Field name={`${at}address`} label={t('fields.address')} />
      <Field name={`${at}contact`} label={t('fields.contact')} />
      <Field name={`${at}phone`} label={t('fields.phone')} autoComplete="off" />
      <Field name={`${at}staff`} label={t('fields.staff')} as="number" />
    </>
  )
}

/** Adds a local unit. */
export function NewLocalUnit() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.newLocalUnit')} back="/local-units" />
      <section className="panel">
        <Form
          name="registers.addLocalUnit"
          contract={addLocalUnit}
          initial={{ ...useDated(), communityId: scope.id }}
          onDone={() => go('/local-units')}
        >
          <Field name="communityId" label={t('fields.communityId')} as="area" levels={[4, 5]} />
          <UnitFields />
          <Grounds />
          <Submit>{t('acts.addLocalUnit')}</Submit>
        </Form>
      </section>
    </div>
  )
}
