import { useTranslation } from 'react-i18next'
import {
  Button,
  forgetPerson,
  Go,
  Icon,
  PageHead,
  Read,
  useAct,
  useConfirm,
  useMe,
  useRead,
  useWaiting,
} from '#web/my/index.ts'
import { changeLanguage, language } from '#web/texts.ts'
import { changePreferences, signOut } from '#web/doors.ts'
import { endOwnFamily, getHome, type OwnHome } from '../../contract/residents/own.ts'
import { Addresses } from './parts/Addresses.tsx'

/** Oneself here: whom one acts for, how the page looks, where one is told, the way out. */
export default function Me() {
  const { t } = useTranslation('services')
  const { name, elderMode } = useMe()
  const home = useRead(getHome, {})
  return (
    <>
      <PageHead title={name} sub={t('my.meTitle')} {...(elderMode ? { back: '/my' } : {})} />
      <Settings />
      <section className="stack tight" aria-labelledby="members">
        <h2 id="members">{t('my.members')}</h2>
        <Read of={home}>
          {({ members }) => (
            <ul className="panel stack">
              {members.map((m) => (
                <One key={m.id} of={m} />
              ))}
            </ul>
          )}
        </Read>
        <a href="/my/join" className="m-link">
          {t('my.bind')}
        </a>
      </section>
      <Addresses />
      <ul className="m-rows panel">
        <li>
          <Go to="/my/data">
            <Icon name="data" />
            <span className="grow">{t('my.data')}</span>
          </Go>
        </li>
        <li>
          <a href="/account">
            <Icon name="look" />
            <span className="grow">{t('my.password')}</span>
          </a>
        </li>
      </ul>
      <Leave />
    </>
  )
}

function Settings() {
  const { t } = useTranslation('services')
  const { elderMode } = useMe()
  const { act, pending } = useAct(changePreferences)
  const other = language() === 'en' ? 'zh-CN' : 'en'
  const change = (to: { language: 'zh-CN' | 'en'; elderMode: boolean }) => act({ body: to })
  return (
    <section className="panel stack" aria-label={t('my.settings')}>
      <Button wide pressed={elderMode} busy={pending} onClick={() => void change({ language: language(), elderMode: !elderMode })}>
        {elderMode ? t('my.elderOff') : t('my.elderOn')}
      </Button>
      <Button wide lang={other} onClick={() => void changeLanguage(other).then(() => change({ language: other, elderMode }))}>
        {other === 'en' ? 'English' : '中文'}
      </Button>
    </section>
  )
} // prettier-ignore

function One({ of: m }: { of: OwnHome['members'][number] }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const { act, pending } = useAct(endOwnFamily)
  const kind = m.kind === 'family' ? t('my.family', { relation: t(`my.relations.${m.relation ?? 'other'}`) }) : t(`my.${m.kind}`) // prettier-ignore
  const end = async () => {
    if (await confirm({ title: t('my.endFamilyAsk', { name: m.name }), danger: true }))
      await act({ params: { id: m.id } })
  }
  return (
    <li className="row apart">
      <span className="stack tight">
        <strong>{m.name}</strong>
        <span className="soft small">
          {[kind, m.community, m.validTo && t('my.untilDay', { day: m.validTo })].filter(Boolean).join(' · ')}
        </span>
      </span>
      {m.kind === 'family' && (
        <Button small busy={pending} onClick={() => void end()}>
          {t('my.endFamily')}
        </Button>
      )}
    </li>
  )
}

/** Signing out takes everything of the person off the phone. */
function Leave() {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const confirm = useConfirm()
  const waiting = useWaiting(accountId).length
  const { act, pending } = useAct(signOut, { keep: true })
  const leave = async () => {
    const text = [t('my.signOutAsk'), waiting > 0 && t('my.signOutWaiting', { n: waiting })].filter(Boolean).join(' ')
    if (!(await confirm({ title: t('my.signOut'), text, danger: waiting > 0 }))) return
    if ((await act({})) === undefined) return
    await forgetPerson(accountId)
    location.replace('/my')
  }
  return (
    <Button wide danger busy={pending} onClick={() => void leave()}>
      {t('my.signOut')}
    </Button>
  )
}
