import { Button } from 'antd'
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { Popup, useSay } from '#web/kit/index.ts'
import { getOutlines } from '../../contract/problems.ts'
import { save } from '../parts/save.ts'
import { csvOf, geojsonOf } from './desk/files.ts'
import { useTable } from './state.ts'

/** The scheme as a file, as it stands on the table, and on paper. */
export function Export() {
  const { t } = useTranslation('planning')
  const { desk } = useTable()
  const say = useSay()
  const { name, caseId } = desk.scheme
  const heads = (['unit', 'address', 'households', 'people', 'community', 'code', 'reason'] as const).map((h) => t(`table.file.${h}`)) // prettier-ignore
  const geojson = async () => {
    try {
      const outlines = await call(getOutlines, { params: { id: caseId } })
      save(`${name}.geojson`, 'application/geo+json', geojsonOf(desk, outlines))
    } catch (error) {
      say((error as Error).message, 'bad')
    }
  }
  return (
    <>
      <Popup label={t('table.export')} title={t('table.export')} icon={<DownloadOutlined aria-hidden />}>
        {(close) => (
          <div className="stack tight">
            <Button onClick={() => (save(`${name}.csv`, 'text/csv', csvOf(desk, heads)), close())}>
              {t('table.exportCsv')}
            </Button>
            <Button onClick={() => (void geojson(), close())}>{t('table.exportGeojson')}</Button>
          </div>
        )}
      </Popup>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
        {t('table.print')}
      </Button>
    </>
  )
}
