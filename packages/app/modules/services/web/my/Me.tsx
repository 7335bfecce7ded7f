import { useTranslation } from 'react-i18next'
import { Button, forgetPerson, Go, Icon, PageHead, useAct, useConfirm, useMe, useWaiting } from '#web/my/index.ts'
import { changeLanguage, language } from '#web/texts.ts'
import { changePreferences, signOut } from '#web/doors.ts'
import { Addresses } from './parts/Addresses.tsx'

/** Oneself here: how the page looks, where one is told, the ways to one's family and data, the way out. */
export default function Me() {
  const { t } = useTranslation('services')
  const { name, elderMode } = useMe()
  return (
    <>
      <PageHead title={name} sub={t('my.meTitle')} {...(elderMode ? { back: '/my' } : {})} />
      <Settings />
      <Addresses />
      <ul className="m-rows panel">
        <li>
          <Go to="/my/family">
            <Icon name="unit" />
            <span className="grow stack tight">
              {t('my.members')}
              <span className="soft small">{t('my.membersShort')}</span>
            </span>
          </Go>
        </li>
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
