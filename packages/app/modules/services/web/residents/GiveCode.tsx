import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Answer } from '#web/api.ts'
import { Combo, Field, Form, Submit, useFormat } from '#web/kit/index.ts'
import { Button } from '#web/kit/Button.tsx'
import { listPeople } from '#modules/registers/contract/index.ts'
import { checks, giveCode } from '../../contract/residents/enrol.ts'

type Slip = Answer<typeof giveCode>

/** At the counter: the person is found in the register, the papers are looked at, the slip is printed. */
export function GiveCode(props: { areaId: string }) {
  const { t } = useTranslation('services')
  const [slip, setSlip] = useState<Slip>()
  return (
    <section className="panel stack" aria-label={t('residents.giveCode')}>
      <h2>{t('residents.giveCode')}</h2>
      {slip ? (
        <Printed of={slip} again={() => setSlip(undefined)} />
      ) : (
        <Form name="services.giveCode" contract={giveCode} secret onDone={setSlip}>
          <Field name="personId" label={t('residents.person')} help={t('residents.personHelp')} must>
            {(control) => <Person areaId={props.areaId} onPick={control.onChange} />}
          </Field>
          <Field
            name="checked"
            label={t('fields.checked')}
            as="choice"
            options={checks.map((value) => ({ value, label: t(`values.checked.${value}`) }))}
          />
          <Field name="note" label={t('fields.note')} />
          <Submit>{t('residents.makeCode')}</Submit>
        </Form>
      )}
    </section>
  )
}

function Person(props: { areaId: string; onPick: (id: string) => void }) {
  const { t } = useTranslation('services')
  const [shown, setShown] = useState('')
  const find = async (search: string) => {
    const { rows } = await call(listPeople, { query: { areaId: props.areaId, search, size: 8 } })
    return rows.map((r) => ({ key: r.id, label: `${r.name} ${r.birthOn} ${r.address}` }))
  }
  return (
    <Combo
      label={t('residents.person')}
      quiet
      shown={shown}
      find={find}
      onPick={(hit) => {
        setShown(hit?.label ?? '')
        props.onPick(hit?.key ?? '')
      }}
    />
  )
}

/** The slip: code, picture for the phone's camera, until when. Shown once. */
function Printed({ of, again }: { of: Slip; again: () => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="stack" aria-label={t('residents.slip')}>
      <p>{t('residents.slipFor', { name: of.name })}</p>
      <p style={{ fontSize: '1.6em' }}>
        <code>{of.code}</code>
      </p>
      <img alt={t('residents.qr')} width="160" height="160" src={`data:image/svg+xml;utf8,${encodeURIComponent(of.qr)}`} />
      <p className="soft">{t('residents.slipText', { url: of.url.split('#')[0] ?? '', at: format.time(of.expiresAt) })}</p>
      <div className="row no-print">
        <Button primary onClick={() => window.print()}>
          {t('residents.print')}
        </Button>
        <Button onClick={again}>{t('residents.next')}</Button>
      </div>
    </section>
  )
} // prettier-ignore
