import { useTranslation } from 'react-i18next'
import { Button, Mark, sendAll, takeBack, useConfirm, useGo, useMe, useWaiting, type Waiting } from '#web/my/index.ts'
import { keepDraft } from '#web/kit/draft.ts'

/** What was written here and has no number yet. */
export function WaitingList() {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const waiting = useWaiting(accountId)
  if (waiting.length === 0) return null
  return (
    <section className="stack tight" aria-labelledby="waiting">
      <h2 id="waiting">{t('my.waitingTitle')}</h2>
      <ul className="stack tight">
        {waiting.map((w) => (
          <One key={w.id} of={w} />
        ))}
      </ul>
    </section>
  )
}

function One({ of }: { of: Waiting }) {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const confirm = useConfirm()
  const go = useGo()
  const drop = async () => {
    if (await confirm({ title: t('my.throwAwayAsk'), danger: true, ok: t('my.throwAway') })) await takeBack(of.id)
  }
  const mend = async () => {
    keepDraft(accountId, 'my.case', of.input)
    await takeBack(of.id)
    go('/my/ask/form')
  }
  return (
    <li className="m-case waiting">
      <span className="row apart">
        <strong>{of.title}</strong>
        <Mark tone="warn">{t('my.provisional')}</Mark>
      </span>
      <span className="small">
        {of.refused ? t('my.refusedText', { reason: of.refused }) : t('my.provisionalText')}
      </span>
      <span className="row">
        {of.refused && of.kind === 'case' ? (
          <Button small onClick={() => void mend()}>
            {t('my.mend')}
          </Button>
        ) : (
          <Button small onClick={() => void sendAll(accountId)}>
            {t('my.sendNow')}
          </Button>
        )}
        <Button small quiet onClick={() => void drop()}>
          {t('my.throwAway')}
        </Button>
      </span>
    </li>
  )
}
