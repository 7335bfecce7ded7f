import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import {
  Choice,
  ErrorNotice,
  Field,
  Form,
  Mark,
  Notice,
  PageHead,
  Popup,
  Read,
  Rows,
  Submit,
  useConfirm,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { counterKinds, deviceKinds, type DeviceKind } from '../../contract/hall/base.ts'
import { addCounter, editCounter, getHall, setHall } from '../../contract/hall/counters.ts'
import { addDevice, listDevices, revokeDevice } from '../../contract/hall/devices.ts'
import { Businesses } from './Businesses.tsx'
import type { HallNow } from './Hall.tsx'

/** How a place takes numbers: kinds of business, counters, devices. */
export default function Settings({ params }: PageProps) {
  const { t } = useTranslation('services')
  const read = useRead(getHall, { params: { id: params.id! } })
  return (
    <Read of={read}>
      {(hall) => (
        <div className="stack">
          <PageHead title={t('pages.hallSettings')} sub={hall.name} back={`/services/hall`} />
          <General hall={hall} />
          {hall.set && <Counters hall={hall} />}
          {hall.set && <Devices hall={hall} />}
        </div>
      )}
    </Read>
  )
}

function General({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const [saved, setSaved] = useState(false)
  return (
    <section className="panel stack" aria-labelledby="general">
      <h2 id="general">{t('hall.general')}</h2>
      {saved && <Notice tone="good">{t('hall.saved')}</Notice>}
      <Form
        key={hall.version}
        name={`services.hall.${hall.placeId}`}
        contract={setHall}
        call={{ params: { id: hall.placeId } }}
        initial={{ ...hall.settings, version: hall.version }}
        onDone={() => setSaved(true)}
      >
        <Field name="businesses" label={t('hall.businesses')} help={t('hall.businessesHelp')}>
          {({ value, onChange }) => (
            <Businesses value={value as HallNow['settings']['businesses']} onChange={onChange} />
          )}
        </Field>
        <Field name="earlyMinutes" label={t('hall.earlyMinutes')} as="number" />
        <Field name="stopMinutes" label={t('hall.stopMinutes')} as="number" />
        <Field name="lunchTaking" label={t('hall.lunchTaking')} as="check" />
        <Field name="slotCapacity" label={t('hall.slotCapacity')} help={t('hall.slotCapacityHelp')} as="number" />
        <Field name="slotMinutes" label={t('hall.slotMinutes')} as="number" />
        <Field name="slotDays" label={t('hall.slotDays')} as="number" />
        <Field
          name="slotsPerAddress"
          label={t('hall.slotsPerAddress')}
          help={t('hall.slotsPerAddressHelp')}
          as="number"
        />
        <Field name="followUpDays" label={t('hall.followUpDays')} help={t('hall.followUpHelp')} as="number" />
        <Field name="notice" label={t('hall.notice')} help={t('hall.noticeHelp')} />
        <Submit>{t(hall.set ? 'hall.save' : 'hall.setUp')}</Submit>
      </Form>
    </section>
  )
}

function Counters({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const kinds = counterKinds.map((kind) => ({ value: kind, label: t(`values.counterKind.${kind}`) }))
  const fields = (
    <>
      <Field name="number" label={t('hall.counterNumber')} as="number" />
      <Field name="name" label={t('fields.counterName')} />
      <Field name="kind" label={t('fields.counterKind')} as="radio" options={kinds} />
      <Field
        name="letters"
        label={t('fields.letters')}
        help={t('hall.lettersHelp')}
        as="choices"
        options={hall.businesses.map((b) => ({ value: b.letter, label: `${b.letter} ${b.name}` }))}
      />
    </>
  )
  return (
    <div className="panel stack">
      <div className="row apart">
        <h2>{t('hall.counters')}</h2>
        <Popup label={t('commands.addCounter')} title={t('commands.addCounter')}>
          {(close) => (
            <Form
              name={`services.counter.${hall.placeId}`}
              contract={addCounter}
              call={{ params: { id: hall.placeId } }}
              initial={{
                number: Math.max(0, ...hall.counters.map((c) => c.number)) + 1,
                kind: 'front',
                letters: [],
                name: t('hall.usualCounter'),
              }}
              onDone={close}
            >
              {fields}
              <Submit>{t('commands.addCounter')}</Submit>
            </Form>
          )}
        </Popup>
      </div>
      <Rows
        label={t('hall.counters')}
        rowKey="id"
        rows={hall.counters}
        columns={[
          {
            key: 'number',
            title: t('hall.counterNumber'),
            main: true,
            show: (c) => t('hall.counterNo', { n: c.number }),
          },
          { key: 'name', title: t('fields.counterName'), show: (c) => c.name },
          { key: 'kind', title: t('fields.counterKind'), show: (c) => t(`values.counterKind.${c.kind}`) },
          { key: 'letters', title: t('fields.letters'), show: (c) => c.letters.join(' ') || t('hall.allLetters') },
          {
            key: 'state',
            title: t('fields.ticketState'),
            show: (c) => <Mark>{t(`values.counterState.${c.state}`)}</Mark>,
          },
          { key: 'verbs', title: t('hall.verbs'), show: (c) => <EditCounter counter={c} fields={fields} /> },
        ]}
      />
    </div>
  )
}

function EditCounter({ counter, fields }: { counter: HallNow['counters'][number]; fields: React.ReactNode }) {
  const { t } = useTranslation('services')
  return (
    <Popup label={t('hall.edit', { n: counter.number })} title={t('commands.editCounter')}>
      {(close) => (
        <Form
          name={`services.counter.${counter.id}`}
          contract={editCounter}
          call={{ params: { id: counter.id } }}
          initial={{
            number: counter.number,
            name: counter.name,
            kind: counter.kind,
            letters: counter.letters,
            version: counter.version,
            removed: false,
          }}
          onDone={close}
        >
          {fields}
          <Field name="removed" label={t('hall.removeCounter')} as="check" />
          <Submit>{t('hall.save')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Devices({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const read = useRead(listDevices, { params: { id: hall.placeId } })
  const revoke = useAct(revokeDevice)
  const confirm = useConfirm()
  const end = async (id: string, version: number) => {
    if (await confirm({ title: t('hall.revokeSure'), text: t('hall.revokeText'), danger: true }))
      await revoke.act({ params: { id }, body: { version } })
  }
  return (
    <div className="panel stack">
      <h2>{t('hall.devices')}</h2>
      <p className="soft">{t('hall.devicesAbout')}</p>
      <NewDevice hall={hall} />
      {revoke.error && <ErrorNotice error={revoke.error} />}
      <Read of={read}>
        {({ rows }) => (
          <Rows
            label={t('hall.devices')}
            rowKey="id"
            rows={rows}
            columns={[
              { key: 'name', title: t('hall.deviceName'), main: true, show: (d) => d.name },
              { key: 'kind', title: t('hall.deviceKind'), show: (d) => t(`values.device.${d.kind}`) },
              { key: 'counter', title: t('fields.counter'), show: (d) => d.counter ?? '—' },
              { key: 'createdBy', title: t('hall.madeBy'), show: (d) => d.createdBy },
              {
                key: 'verbs',
                title: t('hall.verbs'),
                show: (d) => (
                  <Button
                    size="small"
                    danger
                    aria-label={`${t('commands.revokeDevice')} ${d.name}`}
                    onClick={() => void end(d.id, d.version)}
                  >
                    {t('commands.revokeDevice')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Read>
    </div>
  )
}

function NewDevice({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const [kind, setKind] = useState<DeviceKind>('kiosk')
  const [counterId, setCounterId] = useState('')
  const [made, setMade] = useState<Answer<typeof addDevice>>()
  const add = useAct(addDevice)
  const counters = hall.counters.map((c) => ({ value: c.id, label: t('hall.counterNo', { n: c.number }) }))
  const give = async () => {
    const at = hall.counters.find((c) => c.id === counterId)
    const name = kind === 'pad' && at ? `${t('values.device.pad')} ${at.number}` : t(`values.device.${kind}`)
    const body = { kind, name, ...(kind === 'pad' && counterId ? { counterId } : {}) }
    setMade(await add.act({ params: { id: hall.placeId }, body }))
  }
  return (
    <div className="stack">
      <div className="row">
        <Choice
          label={t('hall.deviceKind')}
          value={kind}
          onChange={(to) => setKind((to || 'kiosk') as DeviceKind)}
          options={deviceKinds.map((k) => ({ value: k, label: t(`values.device.${k}`) }))}
        />
        {kind === 'pad' && (
          <Choice label={t('fields.counter')} value={counterId} onChange={setCounterId} options={counters} />
        )}
        <Button type="primary" loading={add.pending} onClick={() => void give()}>
          {t('commands.addDevice')}
        </Button>
      </div>
      {add.error && <ErrorNotice error={add.error} />}
      {made && (
        <Notice tone="good">
          <p>{t('hall.deviceOnce')}</p>
          <div className="row">
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(made.svg)}`}
              alt={t('hall.deviceCode')}
              width="128"
              height="128"
            />
            <a
              href={new URL(made.address).pathname}
              target="_blank"
              rel="noreferrer"
              style={{ overflowWrap: 'anywhere' }}
            >
              {new URL(made.address).pathname}
            </a>
          </div>
        </Notice>
      )}
    </div>
  )
}
