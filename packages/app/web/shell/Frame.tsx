import { MenuOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Go, useScope, useTime } from '../address.tsx'
import { getAreaPage } from '../doors.ts'
import { useRead } from '../hooks.ts'
import { useFormat } from '../kit/format.ts'
import { useLine } from '../line.ts'
import { useMe } from '../session.tsx'
import { changeLanguage, language } from '../texts.ts'
import { AreaSwitcher } from './AreaSwitcher.tsx'
import { DateSwitcher } from './DateSwitcher.tsx'
import { Nav } from './Nav.tsx'
import { Notices } from './Notices.tsx'
import { Palette } from './Palette.tsx'
import { UserMenu } from './UserMenu.tsx'

/** What stands around every page. */
export function Frame(props: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <a className="s-skip" href="#main">
        {t('skip')}
      </a>
      <Head />
      <Bands />
      <div className="s-body">
        <div className="s-nav no-print">
          <div>
            <Nav />
          </div>
        </div>
        <main id="main" className="s-main" tabIndex={-1}>
          <Printed />
          {props.children}
        </main>
      </div>
    </>
  )
}

function Head() {
  const { t } = useTranslation()
  const { demonstration } = useMe()
  return (
    <header className="s-head no-print">
      <SmallNav />
      <Go to="/" className="brand">
        <img src="/mark.svg" alt="" width="30" height="30" />
        <span className="words">{t('product')}</span>
      </Go>
      {demonstration && (
        <span className="demo" title={t('demonstrationText')}>
          {t('demonstration')}
        </span>
      )}
      <Palette />
      <div className="s-where where">
        <AreaSwitcher />
        <DateSwitcher />
      </div>
      <Button
        type="text"
        className="s-wide"
        lang={language() === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void changeLanguage(language() === 'en' ? 'zh-CN' : 'en')}
      >
        {language() === 'en' ? '中文' : 'English'}
      </Button>
      <Notices />
      <UserMenu />
    </header>
  )
}

function SmallNav() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="text"
        className="s-small"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t('openNav')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={280}
        title={t('menu')}
        styles={{ body: { padding: 0 } }}
      >
        <div className="s-nav" style={{ border: 0, minHeight: '100%' }} onClick={() => setOpen(false)}>
          <Nav />
        </div>
      </Drawer>
    </>
  )
}

/** Bands that nobody may overlook: another day than today, a dropped line. */
function Bands() {
  const { t } = useTranslation()
  const format = useFormat()
  const { day, isToday, knownOn, setTime } = useTime()
  const { down } = useLine()
  return (
    <>
      {!isToday && (
        <div className="s-band" role="status">
          <span>
            {t('date.band', { day: format.day(day) })}
            {knownOn && ` · ${t('date.bandKnown', { day: format.day(knownOn) })}`}
          </span>
          <Button size="small" className="no-print" onClick={() => setTime({})}>
            {t('date.back')}
          </Button>
        </div>
      )}
      {down && (
        <div className="s-band line no-print" role="alert">
          {t('line.down')}
        </div>
      )}
    </>
  )
}

/** On paper every page says where and when it speaks of. */
function Printed() {
  const { t } = useTranslation()
  const format = useFormat()
  const scope = useScope()
  const { day } = useTime()
  const area = useRead(getAreaPage, { params: { id: scope.id }, query: {} })
  return <p className="print-only soft">{t('printed', { area: area.data?.name ?? '', day: format.day(day) })}</p>
}
