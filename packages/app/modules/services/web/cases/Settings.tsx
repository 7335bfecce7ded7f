import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import {
  Choice,
  Field,
  Form,
  Mark,
  Notice,
  PageHead,
  Read,
  Rows,
  Submit,
  useConfirm,
  useFormat,
  useSay,
  useScope,
  useTime,
} from '#web/kit/index.ts'
import { natures, urgencies } from '../../contract/base.ts'
import { clockSteps, countsFroms } from '../../contract/cases/base.ts'
import { addClockRule, caseSettings, endClockRule, previewClocks } from '../../contract/cases/settings.ts'
import { Years } from './Years.tsx'

export type Settings = Answer<typeof caseSettings>
const spanUnits = ['minute', 'hour', 'day', 'workingHour', 'workingDay']

/** The calendar, the clocks and what a case opened now would have. Own settings are said to be own. */
export default function SettingsPage() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const read = useRead(caseSettings, { query: { areaId: scope.id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.caseSettings')} sub={t('cases.set.sub')} />
      <Preview areaId={scope.id} />
      <Read of={read}>
        {(settings) => (
          <>
            <Years of={settings} />
            <Clocks of={settings} />
            <NewClock areaId={scope.id} />
          </>
        )}
      </Read>
    </div>
  )
}

function Preview({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [nature, setNature] = useState<(typeof natures)[number]>('help')
  const [urgency, setUrgency] = useState<(typeof urgencies)[number]>('normal')
  const data = useRead(previewClocks, { query: { areaId, nature, urgency } }, { keep: true }).data
  return (
    <section className="panel stack">
      <h2>{t('cases.set.preview')}</h2>
      <div className="row">
        <Choice
          label={t('fields.nature')}
          value={nature}
          onChange={(v) => setNature((v || 'help') as typeof nature)}
          options={natures.map((n) => ({ value: n, label: t(`values.nature.${n}`) }))}
        />
        <Choice
          label={t('fields.urgency')}
          value={urgency}
          onChange={(v) => setUrgency((v || 'normal') as typeof urgency)}
          options={urgencies.map((n) => ({ value: n, label: t(`values.urgency.${n}`) }))}
        />
      </div>
      {data && (
        <>
          <p>{t('cases.set.holder', { holder: `${data.holderArea} ${t(`accounts:roles.${data.holderRole}`)}` })}</p>
          <Rows
            label={t('cases.set.preview')}
            rows={data.clocks}
            rowKey="step"
            columns={[
              {
                key: 'step',
                title: t('cases.set.step'),
                main: true,
                show: (r) => t(r.step === 'whole' ? 'cases.whole' : `states.${r.step}`),
              },
              {
                key: 'span',
                title: t('cases.set.span'),
                show: (r) =>
                  r.span &&
                  `${r.span.value} ${t(`values.unit.${r.span.unit}`)}${r.countsFrom === 'acceptance' ? t('cases.set.accepted') : ''}`,
              },
              {
                key: 'dueAt',
                title: t('fields.dueAt'),
                show: (r) =>
                  r.dueAt
                    ? format.time(r.dueAt)
                    : r.unknownYear
                      ? t('cases.noYear', { year: r.unknownYear })
                      : t('cases.noClock'),
              },
              {
                key: 'source',
                title: t('cases.set.source'),
                show: (r) => r.origin && `${t(`cases.origin.${r.origin}`)} ${r.source}`,
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Clocks({ of }: { of: Settings }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { day } = useTime()
  const confirm = useConfirm()
  const end = useAct(endClockRule)
  const stop = async (r: Settings['clocks'][number]) => {
    const sure = await confirm({
      title: t('cases.set.end'),
      text: t('cases.set.endText'),
      ok: t('cases.set.end'),
      danger: true,
    })
    if (sure) await end.act({ params: { id: r.id }, body: { version: r.version, on: day } })
  }
  return (
    <section className="panel stack">
      <h2>{t('cases.set.clocks')}</h2>
      <Notice>{t('cases.set.notLaw')}</Notice>
      <Rows
        label={t('cases.set.clocks')}
        rows={of.clocks}
        rowKey="id"
        columns={[
          {
            key: 'step',
            title: t('cases.set.step'),
            main: true,
            show: (r) => t(r.step === 'whole' ? 'cases.whole' : `states.${r.step}`),
          },
          {
            key: 'about',
            title: t('cases.set.about'),
            show: (r) =>
              [r.about, r.nature && t(`values.nature.${r.nature}`), r.urgency && t(`values.urgency.${r.urgency}`)]
                .filter(Boolean)
                .join(' · ') || t('cases.set.any'),
          },
          {
            key: 'span',
            title: t('cases.set.span'),
            show: (r) =>
              `${r.span.value} ${t(`values.unit.${r.span.unit}`)}${r.countsFrom === 'acceptance' ? t('cases.set.accepted') : ''}`,
          },
          {
            key: 'extends',
            title: t('cases.set.extends'),
            show: (r) =>
              r.extendSpan
                ? t('cases.set.extendsBy', {
                    n: r.extendTimes,
                    value: r.extendSpan.value,
                    unit: t(`values.unit.${r.extendSpan.unit}`),
                  })
                : '—',
          },
          {
            key: 'suspends',
            title: t('cases.set.suspends'),
            show: (r) => t(r.suspends ? 'cases.set.yes' : 'cases.set.no'),
          },
          {
            key: 'source',
            title: t('cases.set.source'),
            show: (r) => (
              <span>
                {r.origin === 'law' && <Mark tone="good">{t('cases.set.law')}</Mark>} {r.source}
              </span>
            ),
          },
          { key: 'area', title: t('fields.area'), show: (r) => r.area || t('cases.set.house') },
          {
            key: 'validFrom',
            title: t('cases.set.from'),
            show: (r) => (r.validFrom > '2000-01-01' ? format.day(r.validFrom) : '—'),
          },
          {
            key: 'id',
            title: t('cases.set.end'),
            show: (r) =>
              r.own && (
                <Button size="small" onClick={() => void stop(r)}>
                  {t('cases.set.end')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  )
}

function NewClock({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const say = useSay()
  const of = (kind: string, values: readonly string[]) =>
    values.map((v) => ({ value: v, label: t(`values.${kind}.${v}`) }))
  return (
    <section className="panel stack" aria-labelledby="set-new">
      <h2 id="set-new">{t('commands.addClockRule')}</h2>
      <Form
        name="services.addClockRule"
        contract={addClockRule}
        onDone={() => say(t('commands.addClockRule'))}
        initial={{
          areaId,
          step: 'whole',
          span: { value: 3, unit: 'workingDay' },
          countsFrom: 'opening',
          suspends: false,
          extendTimes: 0,
          validFrom: day,
        }}
      >
        <Field
          name="step"
          label={t('cases.set.step')}
          as="choice"
          options={clockSteps.map((s) => ({ value: s, label: t(s === 'whole' ? 'cases.whole' : `states.${s}`) }))}
        />
        <Field name="nature" label={t('fields.nature')} as="choice" options={of('nature', natures)} />
        <Field name="urgency" label={t('fields.urgency')} as="choice" options={of('urgency', urgencies)} />
        <div className="two">
          <Field name="span.value" label={t('cases.set.span')} as="number" />
          <Field name="span.unit" label={t('cases.set.unit')} as="choice" options={of('unit', spanUnits)} />
        </div>
        <Field
          name="countsFrom"
          label={t('cases.set.countsFrom')}
          help={t('cases.set.countsFromHelp')}
          as="radio"
          options={countsFroms.map((c) => ({ value: c, label: t(`cases.set.countsFroms.${c}`) }))}
        />
        <Field name="suspends" label={t('cases.set.suspends')} as="check" />
        <Field name="source" label={t('cases.set.source')} help={t('cases.set.sourceHelp')} />
        <Field name="validFrom" label={t('cases.set.from')} as="day" />
        <Submit>{t('commands.addClockRule')}</Submit>
      </Form>
    </section>
  )
}
