import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Choice, Rows, useFormat } from '#web/kit/index.ts'
import { channels, natures, urgencies } from '../../../contract/base.ts'
import { previewClocks } from '../../../contract/cases/settings.ts'
import { optionsOf, useKinds } from '../../catalogue/parts.tsx'

/** What a case opened now would have: to whom it goes and when it is due. */
export function Preview({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [nature, setNature] = useState<(typeof natures)[number]>('help')
  const [urgency, setUrgency] = useState<(typeof urgencies)[number]>('normal')
  const [channel, setChannel] = useState<(typeof channels)[number]>('counter')
  const [kindId, setKindId] = useState('')
  const query = { areaId, nature, urgency, channel, ...(kindId ? { kindId } : {}) }
  const data = useRead(previewClocks, { query }, { keep: true }).data
  return (
    <section className="panel stack">
      <h2>{t('cases.set.preview')}</h2>
      <div className="row">
        <Choice
          label={t('fields.nature')}
          value={nature}
          onChange={(v) => setNature((v || 'help') as typeof nature)}
          options={optionsOf(natures, (n) => t(`values.nature.${n}`))}
        />
        <Choice label={t('cases.set.kind_')} value={kindId} onChange={setKindId} options={useKinds('cases')} />
        <Choice
          label={t('fields.channel')}
          value={channel}
          onChange={(v) => setChannel((v || 'counter') as typeof channel)}
          options={optionsOf(channels, (c) => t(`values.channel.${c}`))}
        />
        <Choice
          label={t('fields.urgency')}
          value={urgency}
          onChange={(v) => setUrgency((v || 'normal') as typeof urgency)}
          options={optionsOf(urgencies, (u) => t(`values.urgency.${u}`))}
        />
      </div>
      {data && (
        <>
          <p>
            {t('cases.set.holder', { holder: `${data.holderArea} ${t(`accounts:roles.${data.holderRole}`)}` })}
            {data.routeSource && <span className="soft">{t('cases.set.bySource', { source: data.routeSource })}</span>}
          </p>
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
