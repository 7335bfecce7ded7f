import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Field,
  Form,
  Go,
  Mark,
  Notice,
  PageHead,
  Submit,
  useAddress,
  useFormValues,
  useForm,
  useGo,
  useScope,
} from '#web/kit/index.ts'
import { natures, urgencies } from '../../contract/base.ts'
import { similarCases } from '../../contract/cases/cases.ts'
import { intakeInput, openCase } from '../../contract/cases/intake.ts'
import { useKinds } from '../catalogue/parts.tsx'
import { FilePicks } from './FilePicks.tsx'
import { StateMark } from './marks.tsx'

const DOORS = ['counter', 'hotline', 'grid'] as const
type Door = (typeof DOORS)[number]

/** One short form for each door: at the counter, on the phone, outside with a phone in one hand. */
export default function NewCase() {
  const { t } = useTranslation('services')
  const go = useGo()
  const scope = useScope()
  const [{ door: given }, setDoor] = useAddress({ door: 'counter' })
  const door: Door = (DOORS as readonly string[]).includes(given) ? (given as Door) : 'counter'
  const [files, setFiles] = useState<string[]>([])
  const choice = (kind: 'nature' | 'urgency', values: readonly string[]) => values.map((value) => ({ value, label: t(`values.${kind}.${value}`) })) // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('pages.newCase')} sub={t(`cases.door.${door}`)} back="/services/cases" />
      <div className="row" role="group" aria-label={t('fields.channel')}>
        {DOORS.map((d) => (
          <Button
            key={d}
            type={d === door ? 'primary' : 'default'}
            aria-pressed={d === door}
            onClick={() => setDoor({ door: d })}
          >
            {t(`values.channel.${d}`)}
          </Button>
        ))}
      </div>
      <Form
        name={`services.openCase.${door}`}
        contract={openCase}
        schema={intakeInput}
        initial={{
          areaId: scope.id,
          channel: door,
          nature: door === 'grid' ? 'report' : 'help',
          urgency: 'normal',
          special: false,
          isPublic: false,
        }}
        prepare={(values) => ({ ...values, channel: door, fileIds: files }) as never}
        onDone={({ id }) => go(`/services/cases/${id}`)}
      >
        <Field name="nature" label={t('fields.nature')} as="radio" options={choice('nature', natures)} />
        <Field name="title" label={t('fields.title')} help={t('cases.titleHelp')} />
        <Field
          name="text"
          label={t('fields.text')}
          as="long"
          help={door === 'hotline' ? t('cases.hotlineHelp') : undefined}
        />
        <KindField />
        <Similar />
        <Field name="areaId" label={t('fields.area')} as="area" levels={[4, 5]} />
        <Field name="place.text" label={t('fields.place')} />
        <Here />
        {door !== 'grid' && (
          <div className="two">
            <Field name="applicant.name" label={t('fields.applicantName')} />
            <Field name="applicant.phone" label={t('fields.phone')} help={t('cases.phoneHelp')} />
          </div>
        )}
        <FilePicks areaId={scope.id} camera={door === 'grid'} onChange={setFiles} />
        <Field name="urgency" label={t('fields.urgency')} as="radio" options={choice('urgency', urgencies)} />
        <Field name="isPublic" label={t('cases.publicCase')} as="check" />
        <Can ability="services.special">
          <Field name="special" label={t('cases.special')} as="check" />
        </Can>
        <Submit>{t('cases.take')}</Submit>
      </Form>
    </div>
  )
}

/** What it is about, from the tree of kinds. */
function KindField() {
  const { t } = useTranslation('services')
  const options = useKinds('cases')
  return options.length > 0 && <Field name="kindId" label={t('fields.kindId')} as="choice" options={options} />
}

/** Takes the place of the device, where the person lets it. */
function Here() {
  const { t } = useTranslation('services')
  const form = useForm()
  const place = useFormValues()['place'] as { x?: number; y?: number } | undefined
  const [said, setSaid] = useState('')
  const find = () =>
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        form.set('place.x', Number(coords.longitude.toFixed(6)))
        form.set('place.y', Number(coords.latitude.toFixed(6)))
        setSaid(t('cases.hereFound', { m: Math.round(coords.accuracy) }))
      },
      () => setSaid(t('cases.hereFailed')),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  return (
    <div className="row">
      <Button onClick={find}>{t('cases.here')}</Button>
      <span className="soft" role="status">
        {said || (place?.x ? t('cases.hereKept') : '')}
      </span>
    </div>
  )
}

/** What may be the same, as the title is typed: look before a second one is opened. */
function Similar() {
  const { t } = useTranslation('services')
  const values = useFormValues() as {
    areaId?: string
    title?: string
    kindId?: string
    place?: { text?: string; x?: number; y?: number }
  }
  const title = values.title?.trim() ?? ''
  const place = values.place ?? {}
  const query = {
    areaId: values.areaId ?? '',
    title,
    ...(place.text ? { place: place.text } : {}),
    ...(values.kindId ? { kindId: values.kindId } : {}),
    ...(place.x !== undefined && place.y !== undefined ? { x: place.x, y: place.y } : {}),
  }
  const read = useRead(similarCases, { query }, { when: Boolean(values.areaId) && title.length >= 4, keep: true })
  const rows = title.length >= 4 ? (read.data?.rows ?? []) : []
  if (rows.length === 0) return null
  return (
    <Notice tone="warn" live>
      <p>{t('cases.similar')}</p>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <Go to={`/services/cases/${r.id}`}>{`${r.number} ${r.title}`}</Go> <StateMark state={r.state} />{' '}
            {r.metres !== null && <Mark>{t('cases.metres', { n: r.metres })}</Mark>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
