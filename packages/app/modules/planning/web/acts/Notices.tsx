import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Facts, Field, Form, PageHead, Popup, Read, Submit, useFormat, useSay } from '#web/kit/index.ts'
import type { z } from 'zod'
import { commentOnNotice, listNotices, type notice } from '../../contract/acts.ts'
import { StateMark } from './StateMark.tsx'

type Notice = z.output<typeof notice>

/** Plans out for comment and announced, in plain words, for residents. */
export default function Notices() {
  const { t } = useTranslation('planning')
  const read = useRead(listNotices, { query: { size: 50 } })
  return (
    <div className="stack">
      <PageHead title={t('pages.notices')} sub={t('acts.noticesSub')} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('acts.noNotices')} text={t('acts.noNoticesText')} />
          ) : (
            <>
              {rows.map((n) => (
                <One key={n.id} notice={n} />
              ))}
            </>
          )
        }
      </Read>
    </div>
  )
}

function One({ notice: n }: { notice: Notice }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const say = useSay()
  return (
    <section className="panel stack" aria-labelledby={`n-${n.id}`}>
      <h2 id={`n-${n.id}`}>{n.title}</h2>
      <div className="row">
        <StateMark state={n.state} />
        <span className="soft">{n.area}</span>
      </div>
      <p>{n.reason}</p>
      <Facts
        items={[
          { label: t('fields.effectiveOn'), value: format.day(n.effectiveOn) },
          { label: t('fields.commentTo'), value: n.commentTo && format.day(n.commentTo) },
          { label: t('fields.decisionNumber'), value: n.decisionNumber },
        ]}
      />
      <ul>
        {n.communities.map((c) => (
          <li key={c.name}>
            {t('acts.noticeCommunity', {
              name: c.name,
              households: format.number(c.households),
              units: c.unitNames.join('、'),
            })}
          </li>
        ))}
      </ul>
      {n.state === 'consulting' && (
        <div>
          <Popup label={t('acts.comment')} title={`${t('acts.comment')}：${n.title}`}>
            {(close) => (
              <Form
                name={`planning.comment.${n.id}`}
                contract={commentOnNotice}
                call={{ params: { id: n.id } }}
                initial={{ stance: 'neutral' }}
                onDone={() => {
                  say(t('acts.thanks'), 'good')
                  close()
                }}
              >
                <Field name="fromName" label={t('acts.yourName')} />
                <Field
                  name="stance"
                  label={t('fields.stance')}
                  as="radio"
                  options={(['for', 'against', 'neutral'] as const).map((v) => ({
                    value: v,
                    label: t(`values.stance.${v}`),
                  }))}
                />
                <Field name="text" label={t('fields.text')} as="long" />
                <Submit>{t('acts.send')}</Submit>
              </Form>
            )}
          </Popup>
        </div>
      )}
    </section>
  )
}
