import { useTranslation } from 'react-i18next'
import { Go, Icon, PageHead, ReadAloud, useMe, useRead } from '#web/my/index.ts'
import { listNear } from '../../../contract/residents/near.ts'
import { WaitingList } from './Waiting.tsx'

/** 长辈版: four things, each as wide as the screen. */
export default function ElderHome() {
  const { t } = useTranslation('services')
  const { name } = useMe()
  const near = useRead(listNear, { query: {} })
  const phone = near.data?.rows.find((p) => p.phone !== '')?.phone
  const words = ['help', 'mine', 'notices', ...(phone ? ['phone'] : []), 'more'] as const
  const said = words.map((w) => t(`my.elderHome.${w as 'help'}`)).join('，')
  return (
    <>
      <PageHead title={t('my.hello', { name })} />
      <nav className="m-tiles" aria-label={t('my.home')}>
        <Go to="/my/help" className="m-tile main">
          <Icon name="help" large />
          <span>{t('my.elderHome.help')}</span>
        </Go>
        <Go to="/my/cases" className="m-tile">
          <Icon name="list" large />
          <span>{t('my.elderHome.mine')}</span>
        </Go>
        <Go to="/my/notices" className="m-tile">
          <Icon name="sound" large />
          <span>{t('my.elderHome.notices')}</span>
        </Go>
        {phone && (
          <a href={`tel:${phone}`} className="m-tile">
            <Icon name="phone" large />
            <span>{t('my.elderHome.phone')}</span>
          </a>
        )}
        <Go to="/my/me" className="m-tile">
          <Icon name="me" large />
          <span>{t('my.elderHome.more')}</span>
        </Go>
      </nav>
      <WaitingList />
      <ReadAloud text={`${t('my.hello', { name })}。${said}`} />
    </>
  )
}
