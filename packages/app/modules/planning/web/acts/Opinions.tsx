import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Can, Choices, Empty, Field, Form, Mark, Popup, Reveal, Submit, useFormat } from '#web/kit/index.ts'
import { addOpinion, answerOpinion, answerOpinions, MOST_ANSWERS, revealOpinion } from '../../contract/acts.ts'
import type { ActDetail } from './shown.ts'

const HEARD = ['consulting', 'filed', 'returned']

/** What residents and departments said, and the answers. */
export function Opinions({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const open = HEARD.includes(act.state)
  return (
    <section className="panel stack" aria-labelledby="opinions">
      <h2 id="opinions">{t('acts.opinions')}</h2>
      {act.opinions.length === 0 && <Empty title={t('acts.noOpinions')} text={t('acts.noOpinionsText')} />}
      {open && act.mayPropose && <Together act={act} />}
      <ul className="stack">
        {act.opinions.map((o) => (
          <Opinion key={o.id} act={act} opinion={o} open={open} />
        ))}
      </ul>
      {open && (
        <Can ability="planning.hear">
          <Popup label={t('commands.addOpinion')} title={t('commands.addOpinion')}>
            {(close) => (
              <Form
                name={`planning.addOpinion.${act.id}`}
                contract={addOpinion}
                call={{ params: { id: act.id } }}
                initial={{ source: act.state === 'consulting' ? 'resident' : 'department', stance: 'neutral' }}
                onDone={close}
              >
                <Field
                  name="source"
                  label={t('fields.source')}
                  as="radio"
                  options={words(t, 'source', ['resident', 'department'])}
                />
                <Field name="fromName" label={t('fields.fromName')} />
                <Field
                  name="stance"
                  label={t('fields.stance')}
                  as="radio"
                  options={words(t, 'stance', ['for', 'against', 'neutral'])}
                />
                <Field name="text" label={t('fields.text')} as="long" />
                <Submit>{t('acts.save')}</Submit>
              </Form>
            )}
          </Popup>
        </Can>
      )}
    </section>
  )
}

/** One answer to all that say the same; those without an answer are ticked to begin with. */
function Together({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const waiting = act.opinions.filter((o) => !o.answer).slice(0, MOST_ANSWERS)
  const [left, setLeft] = useState<string[]>([])
  if (waiting.length < 2) return null
  const chosen = waiting.filter((o) => !left.includes(o.id))
  return (
    <Can ability="planning.propose">
      <div>
        <Popup label={t('acts.answerMany', { n: waiting.length })} title={t('commands.answerOpinions')}>
          {(close) => (
            <Form
              name={`planning.answerOpinions.${act.id}`}
              contract={answerOpinions}
              call={{ params: { id: act.id } }}
              prepare={(values) => ({ answer: '', ...values, opinions: chosen.map(({ id, version }) => ({ id, version })) })}
              onDone={close}
            >
              <Choices
                label={t('acts.answerWhich')}
                value={chosen.map((o) => o.id)}
                onChange={(ids) => setLeft(waiting.filter((o) => !ids.includes(o.id)).map((o) => o.id))}
                options={waiting.map((o) => ({ value: o.id, label: `${o.fromName || t('acts.noName')}（${t(`values.stance.${o.stance}`)}）：${o.text}` }))}
              />
              <Field name="answer" label={t('fields.answer')} as="long" />
              <Submit>{t('acts.save')}</Submit>
            </Form>
          )}
        </Popup>
      </div>
    </Can>
  ) // prettier-ignore
}

const words = (t: (key: string) => string, list: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`values.${list}.${value}`) }))

function Opinion({ act, opinion, open }: { act: ActDetail; opinion: ActDetail['opinions'][number]; open: boolean }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <li className="stack tight">
      <div className="row">
        <strong>{opinion.fromName || t('acts.noName')}</strong>
        {opinion.sealed && (
          <Can ability="planning.hear">
            <Reveal
              label={t('acts.who')}
              masked=""
              contract={revealOpinion}
              call={{ params: { id: act.id, opinionId: opinion.id } }}
            />
          </Can>
        )}
        <Mark>{t(`values.stance.${opinion.stance}`)}</Mark>
        <span className="soft">
          {t(`values.source.${opinion.source}`)} · {format.time(opinion.at)}
        </span>
      </div>
      <p>{opinion.text}</p>
      {opinion.answer && (
        <p className="soft">
          {t('fields.answer')}（{opinion.answeredBy}）：{opinion.answer}
        </p>
      )}
      {open && act.mayPropose && (
        <Can ability="planning.propose">
          <div>
            <Popup
              label={t(opinion.answer ? 'acts.answerAgain' : 'acts.answer')}
              title={`${t('commands.answerOpinion')}：${opinion.fromName || t('acts.noName')}`}
            >
              {(close) => (
                <Form
                  name={`planning.answerOpinion.${opinion.id}`}
                  contract={answerOpinion}
                  call={{ params: { id: act.id, opinionId: opinion.id } }}
                  initial={{ answer: opinion.answer ?? '' }}
                  prepare={(values) => ({ answer: '', ...values, version: opinion.version })}
                  onDone={close}
                >
                  <Field name="answer" label={t('fields.answer')} as="long" />
                  <Submit>{t('acts.save')}</Submit>
                </Form>
              )}
            </Popup>
          </div>
        </Can>
      )}
    </li>
  )
}
