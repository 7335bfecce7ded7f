import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { PageHead, Read, useScope } from '#web/kit/index.ts'
import { caseSettings } from '../../contract/cases/settings.ts'
import { Clocks } from './settings/Clocks.tsx'
import { Office } from './settings/Office.tsx'
import { Preview } from './settings/Preview.tsx'
import { Routes } from './settings/Routes.tsx'
import { Years } from './Years.tsx'

export type Settings = Answer<typeof caseSettings>

/** To whom cases go, by which clocks and hours, by which calendar; and what a case opened now would have. */
export default function SettingsPage() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const read = useRead(caseSettings, { query: { areaId: scope.id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.caseSettings')} sub={t('cases.set.sub')} />
      <Preview areaId={scope.id} />
      <Read of={read}>
        {(settings) => (
          <>
            <Routes of={settings} areaId={scope.id} />
            <Clocks of={settings} areaId={scope.id} />
            <Office key={`${scope.id} ${settings.setting.version}`} of={settings} areaId={scope.id} />
            <Years of={settings} />
          </>
        )}
      </Read>
    </div>
  )
}
