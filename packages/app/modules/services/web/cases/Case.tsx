import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'antd'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import {
  ErrorNotice,
  Facts,
  Go,
  History,
  Map,
  Mark,
  Notice,
  PageHead,
  Read,
  Reveal,
  useFormat,
} from '#web/kit/index.ts'
import { useLive } from '#web/live.ts'
import type { PageProps } from '#web/pages.ts'
import { getCase, lookAtCase, revealApplicant } from '../../contract/cases/cases.ts'
import './cases.css'
import { Clocks } from './Clocks.tsx'
import { Files } from './Files.tsx'
import { Papers } from './Papers.tsx'
import { Parts } from './Parts.tsx'
import { StateMark } from './marks.tsx'
import { Talk } from './Talk.tsx'
import { Trail } from './Trail.tsx'
import { Verbs } from './Verbs.tsx'

export type Detail = Answer<typeof getCase>

/** One case: both clocks, what may be done now, what was said and done. */
export default function CasePage({ params }: PageProps) {
  const { t } = useTranslation('services')
  const client = useQueryClient()
  const id = params.id!
  const read = useRead(getCase, { params: { id } })
  const [looked, setLooked] = useState<Detail>()
  useLive(`case:${id}`, () => void client.invalidateQueries({ queryKey: [getCase.name] }))
  const special = (read.error as { code?: string } | null)?.code === 'services.specialLook'
  const shown = looked ?? read.data
  return (
    <div className="stack">
      <PageHead title={shown?.title ?? t('pages.case')} sub={shown?.number} back="/services/cases" />
      {special && !looked && <Look id={id} onLook={setLooked} />}
      {looked ? <Body of={looked} /> : !special && <Read of={read}>{(of) => <Body of={of} />}</Read>}
    </div>
  )
}

/** A special-care case is opened for a purpose, which goes on record. */
function Look({ id, onLook }: { id: string; onLook: (of: Detail) => void }) {
  const { t } = useTranslation('services')
  const [purpose, setPurpose] = useState('')
  const look = useAct(lookAtCase, { keep: true })
  const go = async () => {
    const of = await look.act({ params: { id }, body: { purpose } })
    if (of) onLook(of)
  }
  return (
    <section className="panel stack" aria-label={t('cases.look')}>
      <Notice tone="warn">{t('cases.lookWhy')}</Notice>
      <div className="k-field">
        <label htmlFor="purpose">{t('cases.purpose')}</label>
        <input
          id="purpose"
          className="k-input"
          value={purpose}
          maxLength={200}
          onChange={(e) => setPurpose(e.target.value)}
        />
      </div>
      <div className="row">
        <Button type="primary" disabled={purpose.trim().length < 4} loading={look.pending} onClick={() => void go()}>
          {t('cases.look')}
        </Button>
      </div>
      <ErrorNotice error={look.error} />
    </section>
  )
}

function Body({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  return (
    <>
      <Clocks of={of} />
      <Verbs key={of.id} of={of} />
      <What of={of} />
      {of.parts.length > 0 && <Parts of={of} />}
      <Talk of={of} />
      <Files of={of} />
      <Papers of={of} />
      <Trail of={of} />
      {of.looks.length > 0 && <Looks of={of} />}
      <section className="panel stack" aria-labelledby="case-history">
        <h2 id="case-history">{t('cases.history')}</h2>
        <History of={{ kind: 'serviceCase', id: of.id }} />
      </section>
    </>
  )
}

/** Who looked into it, at what and for what. */
function Looks({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="case-looks">
      <h2 id="case-looks">{t('cases.looks')}</h2>
      <ul>
        {of.looks.map((l) => (
          <li key={l.id}>
            {t('cases.looked', {
              at: format.time(l.at),
              role: t(`accounts:roles.${l.byRole as 'communityWorker'}`),
              by: l.by,
              part: t(`cases.lookParts.${l.part}`),
              purpose: l.purpose,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What it is about, where, and who asks. */
function What({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const link = (r: { id: string; number: string; title: string }) => (
    <Go to={`/services/cases/${r.id}`}>{`${r.number} ${r.title}`}</Go>
  )
  const masked = (field: 'name' | 'phone', value: string | null) =>
    value && (
      <Reveal
        label={t(field === 'name' ? 'fields.applicantName' : 'fields.phone')}
        masked={value}
        contract={revealApplicant}
        call={{ params: { id: of.id, field } }}
      />
    )
  return (
    <section className="panel stack" aria-labelledby="case-what">
      <h2 id="case-what">{t('cases.what')}</h2>
      <p className="case-text">{of.text}</p>
      <Facts
        items={[
          { label: t('fields.nature'), value: t(`values.nature.${of.nature}`) },
          { label: t('fields.kind'), value: of.item ?? of.kind },
          { label: t('fields.urgency'), value: t(`values.urgency.${of.urgency}`) },
          { label: t('fields.channel'), value: `${t(`values.channel.${of.channel}`)} · ${format.time(of.openedAt)}` },
          { label: t('fields.area'), value: of.area },
          { label: t('fields.place'), value: of.placeText },
          { label: t('fields.applicantName'), value: masked('name', of.applicant.name) },
          { label: t('fields.phone'), value: masked('phone', of.applicant.phone) },
          { label: t('fields.firstReceiver'), value: of.firstReceiver },
          {
            label: t('fields.holder'),
            value: `${of.holderArea} ${of.holderName ?? t(`accounts:roles.${of.holderRole}`)}`,
          },
          ...(of.rating
            ? [
                {
                  label: t('cases.rating'),
                  value: [t('cases.grade', { n: of.rating.grade }), of.rating.text].filter(Boolean).join('：'),
                },
              ]
            : []),
          ...(of.duplicateOf ? [{ label: t('cases.mergedInto'), value: link(of.duplicateOf) }] : []),
          ...(of.duplicates.length > 0
            ? [{ label: t('cases.merged'), value: of.duplicates.map((d) => <div key={d.id}>{link(d)}</div>) }]
            : []),
        ]}
      />
      <div className="row">
        <StateMark state={of.state} />
        {of.public && <Mark>{t('cases.isPublic')}</Mark>}
        {of.special && <Mark tone="warn">{t('cases.specialTitle')}</Mark>}
        {of.applicant.personId && <Go to={`/people/${of.applicant.personId}`}>{t('cases.person')}</Go>}
      </div>
      {of.x !== null && of.y !== null && (
        <Map
          label={t('fields.place')}
          points={[{ id: of.id, name: of.placeText ?? of.title, x: of.x, y: of.y }]}
          height={260}
        />
      )}
    </section>
  )
}
