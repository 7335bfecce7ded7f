import { useTranslation } from 'react-i18next'
import {
  Choice,
  Empty,
  Field,
  Form,
  Popup,
  Rows,
  Submit,
  useFormValues,
  useForm,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import { channels } from '../../../contract/base.ts'
import type { HolderRole } from '../../../contract/cases/base.ts'
import { addRouteRule, endRouteRule } from '../../../contract/cases/settings.ts'
import { minuteText } from '../../../rules/cases/minutes.ts'
import { optionsOf } from '../../catalogue/parts.tsx'
import type { Settings } from '../Settings.tsx'
import { Minute } from './Minute.tsx'
import { Aim, EndRule, useAbout, useSpell } from './parts.tsx'

type Row = Settings['routes'][number]
const DAYS = ['any', 'working', 'rest'] as const
/** Who can hold what comes in: a role at its level. */
const HOLDERS: readonly (readonly [number, HolderRole])[] = [
  [5, 'communityWorker'],
  [5, 'counterClerk'],
  [4, 'subdistrictOfficer'],
  [4, 'counterClerk'],
  [3, 'countyOfficer'],
  [2, 'cityOfficer'],
]

/** To whom cases go when they come in, by area, item, kind, door and hour; without a rule to where they belong. */
export function Routes({ of, areaId }: { of: Settings; areaId: string }) {
  const { t } = useTranslation('services')
  const about = useAbout()
  const spell = useSpell()
  const holder = useHolder()
  const when = useWhen()
  return (
    <section className="panel stack">
      <h2>{t('cases.set.routes')}</h2>
      <p className="soft">{t('cases.set.routesText')}</p>
      {of.routes.length === 0 ? (
        <Empty title={t('cases.set.routesNone')} text={t('cases.set.routesNoneText')} />
      ) : (
        <Rows
          label={t('cases.set.routes')}
          rows={of.routes}
          rowKey="id"
          columns={[
            { key: 'about', title: t('cases.set.about'), main: true, show: about },
            { key: 'days', title: t('cases.set.when'), show: when },
            { key: 'holderRole', title: t('cases.set.goesTo'), show: (r) => holder(r.holderLevel, r.holderRole) },
            { key: 'source', title: t('cases.set.source'), show: (r) => r.source || '—' },
            { key: 'area', title: t('fields.area') },
            { key: 'validFrom', title: t('cases.set.from'), show: spell },
            {
              key: 'id',
              title: t('cases.set.end'),
              show: (r) => r.own && <EndRule rule={r} of={about(r)} contract={endRouteRule} />,
            },
          ]}
        />
      )}
      <div>
        <NewRoute areaId={areaId} />
      </div>
    </section>
  )
}

function useHolder() {
  const { t } = useTranslation('services')
  return (level: number, role: HolderRole): string =>
    `${t(`areas:levels.${level as 2 | 3 | 4 | 5}`)} · ${t(`accounts:roles.${role}`)}`
}

function useWhen() {
  const { t } = useTranslation('services')
  return (r: Row): string => {
    const days = t(`cases.set.days.${r.days}`)
    if (r.fromMinute === 0 && r.toMinute === 1440) return days
    const over = r.fromMinute >= r.toMinute ? t('cases.set.nextDay') : ''
    return `${days} ${minuteText(r.fromMinute)}–${over}${minuteText(r.toMinute)}`
  }
}

function NewRoute({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const say = useSay()
  return (
    <Popup label={t('commands.addRouteRule')} title={t('commands.addRouteRule')}>
      {(close) => (
        <Form
          name="services.addRouteRule"
          contract={addRouteRule}
          initial={{ areaId, fromMinute: 0, toMinute: 1440, days: 'any', validFrom: day }}
          onDone={() => (say(t('cases.set.routeAdded'), 'good'), close())}
        >
          <HolderField />
          <Aim areaId={areaId} />
          <Field
            name="channel"
            label={t('fields.channel')}
            as="choice"
            options={optionsOf(channels, (c) => t(`values.channel.${c}`))}
          />
          <Field
            name="days"
            label={t('cases.set.onDays')}
            as="radio"
            options={optionsOf(DAYS, (d) => t(`cases.set.days.${d}`))}
          />
          <div className="two">
            <Time name="fromMinute" label={t('network.fromTime')} />
            <Time name="toMinute" label={t('network.toTime')} help={t('cases.set.overNight')} />
          </div>
          <Field name="source" label={t('cases.set.source')} help={t('cases.set.sourceHelp')} />
          <Field name="validFrom" label={t('cases.set.from')} as="day" />
          <Submit>{t('commands.addRouteRule')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Time(props: { name: string; label: string; help?: string }) {
  return (
    <Field {...props}>
      {({ value, onChange }) => <Minute label={props.label} quiet value={value} onChange={onChange} />}
    </Field>
  )
}

/** Level and role in one choice: a role works at its level only. */
function HolderField() {
  const { t } = useTranslation('services')
  const form = useForm()
  const { holderLevel, holderRole } = useFormValues()
  const holder = useHolder()
  const pick = (value: string) => {
    const [level, role] = value.split(' ')
    form.set('holderLevel', value ? Number(level) : undefined)
    form.set('holderRole', role)
  }
  return (
    <Field name="holderLevel" label={t('cases.set.goesTo')}>
      {() => (
        <Choice
          label={t('cases.set.goesTo')}
          quiet
          value={`${String(holderLevel)} ${String(holderRole)}`}
          onChange={pick}
          options={HOLDERS.map(([level, role]) => ({ value: `${level} ${role}`, label: holder(level, role) }))}
        />
      )}
    </Field>
  )
}
