import { useTranslation } from 'react-i18next'
import {
  Button,
  Field,
  Form,
  Go,
  Mark,
  PageHead,
  Read,
  Submit,
  useAct,
  useConfirm,
  useFormat,
  useRead,
  useSay,
} from '#web/my/index.ts'
import { bindCode } from '../../contract/residents/enrol.ts'
import { endOwnFamily, getHome, type OwnHome } from '../../contract/residents/own.ts'

type Member = OwnHome['members'][number]

/** For whom I may act, by what and until when; how another is added; a code from the counter. */
export default function Family() {
  const { t } = useTranslation('services')
  const home = useRead(getHome, {})
  return (
    <>
      <PageHead title={t('my.members')} sub={t('my.membersText')} back="/my/me" />
      <Read of={home}>
        {({ members }) => (
          <ul className="stack" aria-label={t('my.members')}>
            {members.map((m) => (
              <One key={m.id} of={m} />
            ))}
          </ul>
        )}
      </Read>
      <Code />
      <section className="panel stack tight" aria-labelledby="family-how">
        <h2 id="family-how">{t('my.familyHow')}</h2>
        <p>{t('my.familyHowText')}</p>
        <ul>
          <li>{t('my.familyChild')}</li>
          <li>{t('my.familyAdult')}</li>
          <li>{t('my.familyUnit')}</li>
        </ul>
      </section>
    </>
  )
}

function One({ of: m }: { of: Member }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const kind = m.kind === 'family' ? t('my.family', { relation: t(`my.relations.${m.relation ?? 'other'}`) }) : t(`my.${m.kind}`) // prettier-ignore
  return (
    <li className="panel stack tight">
      <span className="row apart">
        <strong>{m.name}</strong>
        <Mark>{kind}</Mark>
      </span>
      <span className="soft small">{m.community}</span>
      {m.kind === 'family' && (
        <span className="small">
          {t(m.relation === 'child' ? 'my.asGuardian' : 'my.byConsent')}
          {m.validTo && t('my.untilDay', { day: format.day(m.validTo) })}
        </span>
      )}
      <span className="soft small">{t('my.checkedBy', { how: t(`my.checkedHow.${m.checked}`) })}</span>
      <span className="row">
        <Go to={`/my/ask?for=${m.id}`} className="k-button">
          {t(m.kind === 'self' ? 'my.askForMe' : 'my.askFor', { name: m.name })}
        </Go>
        {m.kind === 'family' && <End of={m} />}
      </span>
    </li>
  )
}

function End({ of: m }: { of: Member }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const { act, pending } = useAct(endOwnFamily)
  const end = async () => {
    if (await confirm({ title: t('my.endFamilyAsk', { name: m.name }), danger: true }))
      await act({ params: { id: m.id } })
  }
  return (
    <Button busy={pending} onClick={() => void end()}>
      {t('my.endFamily')}
    </Button>
  )
}

/** A code from the counter: another identity on the same account. */
function Code() {
  const { t } = useTranslation('services')
  const say = useSay()
  return (
    <section className="panel stack tight" aria-labelledby="family-code">
      <h2 id="family-code">{t('my.bind')}</h2>
      <Form name="services.bindCode" secret contract={bindCode} onDone={() => say(t('my.joinDone'), 'good')}>
        <Field
          name="code"
          label={t('my.joinCode')}
          help={t('my.joinText')}
          hint={t('my.joinCodeHint')}
          autoComplete="one-time-code"
        />
        <Submit>{t('my.joinBind')}</Submit>
      </Form>
    </section>
  )
}
