import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Form, Submit, useFormat } from '#web/kit/index.ts'
import { Button } from '#web/kit/Button.tsx'
import { giveCode } from '../../contract/residents/enrol.ts'
import { CheckedFields, WhoField } from './who.tsx'

type Slip = Answer<typeof giveCode>

/** At the counter: the person or the unit is found in the register, the papers are looked at, the slip is printed. */
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
          <WhoField areaId={props.areaId} />
          <CheckedFields />
          <Submit>{t('residents.makeCode')}</Submit>
        </Form>
      )}
    </section>
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
