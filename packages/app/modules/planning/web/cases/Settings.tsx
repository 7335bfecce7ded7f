import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Facts, Field, Form, History, Notice, PageHead, Read, Submit, useAbility, useFormat, useSay, useScope } from '#web/kit/index.ts' // prettier-ignore
import { getAreaPage } from '#web/doors.ts'
import { changeSetting, getSetting } from '../../contract/coverage.ts'
import '../plan.css'

const WEIGHTS = ['cut', 'compact', 'barrier', 'size', 'disruption', 'soft', 'service'] as const
type Setting = Answer<typeof getSetting>

/** How planning is done in the county looked at. */
export default function Settings() {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const able = useAbility()
  const read = useRead(getSetting, { query: { areaId: scope.id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.settings')} sub={t('settings.sub')} back="/planning" />
      <Read of={read}>
        {(setting) => (
          <>
            <From setting={setting} />
            {able('planning.settings') ? <Change key={setting.version} setting={setting} /> : <Look setting={setting} />}
          </>
        )}
      </Read>
      <section className="panel stack" aria-labelledby="history">
        <h2 id="history">{t('settings.history')}</h2>
        <History of={{ kind: 'planningSetting', id: scope.id }} />
      </section>
    </div>
  ) // prettier-ignore
}

function From({ setting }: { setting: Setting }) {
  const { t } = useTranslation('planning')
  const area = useRead(getAreaPage, { params: { id: setting.areaId ?? '' }, query: {} }, { when: setting.areaId !== null })
  if (setting.areaId === null) return <Notice>{t('settings.fromHouse')}</Notice>
  return <Notice>{t('settings.from', { area: area.data?.name ?? '…' })}</Notice>
} // prettier-ignore

function Look({ setting }: { setting: Setting }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { house } = setting
  return (
    <section className="panel stack" aria-label={t('pages.settings')}>
      <p className="soft">{t('settings.onlyLook')}</p>
      <Facts
        items={[
          { label: t('fields.days'), value: setting.days },
          { label: t('settings.owner'), value: t(`values.ownerRole.${setting.ownerRole}`) },
          ...(['lower', 'upper', 'target'] as const).map((b) => ({
            label: t(`table.bounds.${b}`),
            value: format.number(setting[b] ?? house[b]),
          })),
          ...WEIGHTS.map((w) => ({
            label: t(`table.weights.${w}`),
            value: format.number((setting.weights ?? house.weights)[w]),
          })),
        ]}
      />
    </section>
  )
}

function Change({ setting }: { setting: Setting }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const say = useSay()
  const scope = useScope()
  const [own, setOwn] = useState(setting.weights !== null)
  const { days, ownerRole, lower, upper, target, house } = setting
  const version = setting.areaId === scope.id ? setting.version : 0
  const plain = Object.fromEntries(Object.entries({ lower, upper, target }).filter(([, v]) => v !== null))
  return (
    <section className="panel stack" aria-labelledby="include">
      <Form
        name={`planning.settings.${scope.id}`}
        contract={changeSetting}
        initial={{ areaId: scope.id, version, days, ownerRole, ...plain, weights: setting.weights ?? house.weights }}
        prepare={(values) => ({ ...values, weights: own ? values['weights'] : null })}
        onDone={() => say(t('settings.kept'))}
      >
        <h2 id="include">{t('settings.include')}</h2>
        <p className="soft">{t('settings.includeHelp')}</p>
        <div className="two">
          <Field name="days" as="number" label={t('fields.days')} />
          <Field
            name="ownerRole"
            as="choice"
            label={t('settings.owner')}
            options={(['subdistrictOfficer', 'countyOfficer'] as const).map((r) => ({ value: r, label: t(`values.ownerRole.${r}`) }))} // prettier-ignore
          />
        </div>
        <h2>{t('settings.begins')}</h2>
        <p className="soft">
          {t('settings.beginsHelp', { lower: format.number(house.lower), upper: format.number(house.upper), document: house.document, article: house.article })}
        </p>
        <div className="two">
          {(['lower', 'upper', 'target'] as const).map((b) => (
            <Field key={b} name={b} as="number" label={t(`table.bounds.${b}`)} />
          ))}
        </div>
        <label className="row">
          <input type="checkbox" checked={own} onChange={(e) => setOwn(e.target.checked)} />
          {t('settings.ownWeights')}
        </label>
        {own && <p className="soft">{t('settings.weightsHelp')}</p>}
        {own && (
          <div className="two">
            {WEIGHTS.map((w) => (
              <Field key={w} name={`weights.${w}`} as="number" label={t(`table.weights.${w}`)} />
            ))}
          </div>
        )}
        <Submit>{t('settings.keep')}</Submit>
      </Form>
    </section>
  ) // prettier-ignore
}
