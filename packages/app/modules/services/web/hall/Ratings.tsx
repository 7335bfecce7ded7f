import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Can, Facts, Field, Form, List, Mark, PageHead, Popup, Submit, useFormat, useScope } from '#web/kit/index.ts'
import {
  answerRating,
  appealRating,
  decideAppeal,
  followStates,
  listRatings,
  publishRating,
  verdicts,
} from '../../contract/hall/ratings.ts'

type Rating = Answer<typeof listRatings>['rows'][number]

/** Ratings, and what follows the bad ones. The service is rated: no clerk is named, counted or ranked. */
export default function Ratings() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const follows = ['bad', ...followStates].map((s) => ({
    value: s,
    label: s === 'bad' ? t('hall.allBad') : t(`values.followState.${s}`),
  }))
  return (
    <div className="stack">
      <PageHead title={t('pages.ratings')} sub={t('hall.ratingsAbout')} />
      <List
        name="services.listRatings"
        label={t('pages.ratings')}
        contract={listRatings}
        call={{ query: { areaId: scope.id } }}
        rowKey={(r) => r.id}
        search={t('hall.ratingsHint')}
        filters={[{ key: 'follow', label: t('fields.followState'), options: follows }]}
        columns={[
          {
            key: 'grade',
            title: t('fields.grade'),
            sort: true,
            main: true,
            show: (r) => <Mark tone={r.grade <= 2 ? 'bad' : 'good'}>{t(`values.grade.${r.grade}`)}</Mark>,
          },
          { key: 'place', title: t('fields.place'), show: (r) => r.place || '—' },
          { key: 'item', title: t('fields.item'), show: (r) => r.item || '—' },
          {
            key: 'text',
            title: t('hall.words'),
            show: (r) => r.text || r.reasons.map((one) => t(`values.reasons.${one}`)).join(t('hall.and')) || '—',
          },
          { key: 'ratedAt', title: t('fields.ratedAt'), sort: true, show: (r) => format.time(r.ratedAt) },
          {
            key: 'followState',
            title: t('fields.followState'),
            show: (r) =>
              r.followState ? (
                <>
                  <Mark tone={r.late ? 'bad' : 'warn'}>{t(`values.followState.${r.followState}`)}</Mark>{' '}
                  {r.dueAt && r.followState === 'followOpen' && format.time(r.dueAt)}
                </>
              ) : (
                '—'
              ),
          },
        ]}
        below={(r) => (r.followState ? <Follow rating={r} /> : null)}
        empty={{ title: t('hall.noRatings'), text: t('hall.noRatingsText') }}
      />
    </div>
  )
}

function Follow({ rating }: { rating: Rating }) {
  const { t } = useTranslation('services')
  const said = (['appeal', 'decision', 'finding', 'answer', 'published'] as const).flatMap((key) =>
    rating[key] ? [{ label: t(`fields.${key}`), value: rating[key] }] : [],
  )
  const call = { params: { id: rating.id } }
  const initial = { version: rating.version }
  return (
    <div className="stack tight">
      {said.length > 0 && <Facts items={said} />}
      <div className="row">
        {rating.followState === 'followOpen' && (
          <>
            <Can ability="services.handle">
              <Popup label={t('verbs.answerRating')} title={t('commands.answerRating')}>
                {(close) => (
                  <Form
                    name={`services.answer.${rating.id}`}
                    contract={answerRating}
                    call={call}
                    initial={initial}
                    onDone={close}
                  >
                    <Field
                      name="verdict"
                      label={t('fields.verdict')}
                      as="radio"
                      options={verdicts.map((v) => ({ value: v, label: t(`values.verdict.${v}`) }))}
                    />
                    <Field name="finding" label={t('fields.finding')} as="long" />
                    <Field name="answer" label={t('fields.answer')} as="long" />
                    <Submit>{t('verbs.answerRating')}</Submit>
                  </Form>
                )}
              </Popup>
            </Can>
            <Popup label={t('verbs.appealRating')} title={t('commands.appealRating')}>
              {(close) => (
                <Form
                  name={`services.appeal.${rating.id}`}
                  contract={appealRating}
                  call={call}
                  initial={initial}
                  onDone={close}
                >
                  <Field name="reason" label={t('fields.appeal')} as="long" />
                  <Submit>{t('verbs.appealRating')}</Submit>
                </Form>
              )}
            </Popup>
          </>
        )}
        {rating.followState === 'followAppealed' && (
          <Can ability="services.check">
            <Popup label={t('commands.decideAppeal')} title={t('commands.decideAppeal')}>
              {(close) => (
                <Form
                  name={`services.decide.${rating.id}`}
                  contract={decideAppeal}
                  call={call}
                  initial={{ ...initial, malicious: false }}
                  onDone={close}
                >
                  <Field name="malicious" label={t('hall.isMalicious')} as="check" />
                  <Field name="reason" label={t('fields.decision')} as="long" />
                  <Submit>{t('commands.decideAppeal')}</Submit>
                </Form>
              )}
            </Popup>
          </Can>
        )}
        {rating.followState === 'followAnswered' && (
          <Can ability="services.check">
            <Popup label={t('verbs.publishRating')} title={t('commands.publishRating')}>
              {(close) => (
                <Form
                  name={`services.publish.${rating.id}`}
                  contract={publishRating}
                  call={call}
                  initial={initial}
                  onDone={close}
                >
                  <Field name="text" label={t('fields.published')} help={t('hall.publishHelp')} as="long" />
                  <Submit>{t('verbs.publishRating')}</Submit>
                </Form>
              )}
            </Popup>
          </Can>
        )}
      </div>
    </div>
  )
}
