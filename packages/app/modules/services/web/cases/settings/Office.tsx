import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, Form, Notice, Submit, useSay } from '#web/kit/index.ts'
import { spanUnits } from '../../../contract/base.ts'
import { changeCaseSetting } from '../../../contract/cases/settings.ts'
import { optionsOf } from '../../catalogue/parts.tsx'
import type { Settings } from '../Settings.tsx'
import { Minute } from './Minute.tsx'

type Spell = readonly [unknown, unknown]

/** Office hours and windows of an area and all below it; where it has none of its own, those that come down to it. */
export function Office({ of, areaId }: { of: Settings; areaId: string }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { own, ...setting } = of.setting
  return (
    <section className="panel stack" aria-labelledby="set-office">
      <h2 id="set-office">{t('cases.set.office')}</h2>
      {!own && <Notice>{t('cases.set.officeFromAbove')}</Notice>}
      <Form
        name={`services.changeCaseSetting.${areaId}`}
        contract={changeCaseSetting}
        initial={{ ...setting, areaId }}
        onDone={() => say(t('cases.set.officeSaved'), 'good')}
      >
        <Field name="hours" label={t('cases.set.hours')} help={t('cases.set.hoursHelp')}>
          {({ value, onChange }) => <Spells value={(value as Spell[] | undefined) ?? []} onChange={onChange} />}
        </Field>
        <div className="two">
          <Field name="climb.value" label={t('cases.set.climb')} help={t('cases.set.climbHelp')} as="number" />
          <Field
            name="climb.unit"
            label={t('cases.set.unit')}
            as="choice"
            options={optionsOf(spanUnits, (u) => t(`values.unit.${u}`))}
          />
        </div>
        <Field name="reopenDays" label={t('cases.set.reopenDays')} help={t('cases.set.reopenHelp')} as="number" />
        <div className="two">
          <Field name="similarDays" label={t('cases.set.similarDays')} help={t('cases.set.similarHelp')} as="number" />
          <Field name="similarMetres" label={t('cases.set.similarMetres')} as="number" />
        </div>
        <Submit>{t('cases.set.officeSave')}</Submit>
      </Form>
    </section>
  )
}

/** Spells of a working day, from morning to evening. */
function Spells({ value, onChange }: { value: readonly Spell[]; onChange: (value: Spell[]) => void }) {
  const { t } = useTranslation('services')
  const put = (n: number, spell: Spell) => onChange(value.map((s, i) => (i === n ? spell : s)))
  return (
    <div className="stack tight">
      {value.map(([from, to], n) => (
        // oxlint-disable-next-line react/no-array-index-key -- spells have no other identity while they are typed
        <div className="row" key={n} role="group" aria-label={t('network.span', { n: n + 1 })}>
          <Minute label={t('network.fromTime')} quiet value={from} onChange={(minute) => put(n, [minute, to])} />
          <span aria-hidden>—</span>
          <Minute label={t('network.toTime')} quiet value={to} onChange={(minute) => put(n, [from, minute])} />
          {value.length > 1 && (
            <Button
              size="small"
              aria-label={t('network.takeSpan', { n: n + 1 })}
              onClick={() => onChange(value.filter((_, i) => i !== n))}
            >
              {t('catalogue.takeAway')}
            </Button>
          )}
        </div>
      ))}
      {value.length < 4 && (
        <div>
          <Button onClick={() => onChange([...value, [18 * 60, 20 * 60]])}>{t('network.addSpan')}</Button>
        </div>
      )}
    </div>
  )
}
