import { UserOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'
import { changePreferences, signOut } from '../doors.ts'
import { useAct } from '../hooks.ts'
import { dropDrafts } from '../kit/draft.ts'
import { Popup } from '../kit/Popup.tsx'
import { ErrorNotice } from '../kit/state.tsx'
import { useMe } from '../session.tsx'
import { changeLanguage, language } from '../texts.ts'
import { useBrought } from './brought.ts'

const ACCOUNT = '/account'

/** Who one is here, how large the type is, and the way out. */
export function UserMenu() {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <Popup
      quiet
      icon={<UserOutlined aria-hidden />}
      label={<span className="clip s-wide">{me.name}</span>}
      name={t('user.open', { name: me.name })}
      title={t('user.open', { name: me.name })}
    >
      {(close) => <Panel close={close} />}
    </Popup>
  )
}

function Panel(props: { close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { pages } = useBrought()
  const preferences = useAct(changePreferences)
  const leave = useAct(signOut, { keep: true })
  const out = async () => {
    if ((await leave.act({})) === undefined) return
    dropDrafts(me.accountId)
    location.assign('/')
  }
  const prefer = (change: { language?: 'zh-CN' | 'en'; elderMode?: boolean }) =>
    preferences.act({ body: { language: language(), elderMode: me.elderMode, ...change } })
  const other = language() === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <div>
        <strong>{me.name}</strong>
        <div className="soft">
          {me.post.areaName} · {t(`roles.${me.post.role}`)}
        </div>
      </div>
      <div className="s-list">
        {pages.some((page) => page.path === ACCOUNT) && (
          <div onClick={props.close}>
            <Go to={ACCOUNT}>{t('user.account')}</Go>
          </div>
        )}
        <Button type="text" onClick={() => void prefer({ elderMode: !me.elderMode })}>
          {me.elderMode ? t('user.standard') : t('user.elder')}
        </Button>
        <Button
          type="text"
          lang={other}
          onClick={() => {
            void changeLanguage(other)
            void prefer({ language: other })
          }}
        >
          {t('language')}
        </Button>
      </div>
      <p className="soft small">{t('user.drafts')}</p>
      <Button loading={leave.pending} onClick={() => void out()}>
        {t('user.signOut')}
      </Button>
      <ErrorNotice error={leave.error ?? preferences.error} />
    </>
  )
}
