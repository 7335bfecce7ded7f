import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts, Field, PopupForm, useFormat, useTime } from '#web/kit/index.ts'
import type { Answer } from '#web/api.ts'
import { lookAtParty, setParty } from '../../contract/party.ts'
import type { View } from './Body.tsx'

type Figures = Answer<typeof lookAtParty>['figures']

/** Member figures of a party organisation: numbers only, each look on the record. */
export function Party({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const { day } = useTime()
  const [figures, setFigures] = useState<Figures | undefined>()
  const params = { areaId: organ.areaId, id: organ.id }
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('bodies.party')}</h2>
        <span className="row">
          <PopupForm label={t('commands.lookAtParty')} contract={lookAtParty} call={{ params }} onDone={(reply) => setFigures(reply.figures)}>
            <p>{t('bodies.partyHelp')}</p>
            <Field name="purpose" label={t('bodies.purpose')} />
          </PopupForm>
          {figures !== undefined && (
            <PopupForm label={t('commands.setParty')} contract={setParty} call={{ params }} initial={{ version: figures?.version ?? 0, countedOn: day, ...figures }} said={t('bodies.saved')}>
              <Field name="fullMembers" label={t('fields.fullMembers')} as="number" />
              <Field name="probationary" label={t('fields.probationary')} as="number" />
              <Field name="countedOn" label={t('fields.countedOn')} as="day" />
              <Field name="source" label={t('fields.source')} />
            </PopupForm>
          )}
        </span>
      </div>
      {figures === undefined && <p className="soft">{t('bodies.partyClosed')}</p>}
      {figures === null && <p className="soft">{t('bodies.partyNone')}</p>}
      {figures && (
        <Facts
          items={[
            { label: t('fields.fullMembers'), value: format.number(figures.fullMembers) },
            { label: t('fields.probationary'), value: format.number(figures.probationary) },
            { label: t('fields.countedOn'), value: format.day(figures.countedOn) },
            { label: t('fields.source'), value: figures.source },
          ]}
        />
      )}
    </section>
  )
} // prettier-ignore
