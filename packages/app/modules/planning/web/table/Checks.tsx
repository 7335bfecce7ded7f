import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Mark, Read, Rows } from '#web/kit/index.ts'
import { getScheme } from '../../contract/schemes.ts'
import { useFresh, useTable } from './state.ts'

/** What keeps the scheme from being filed, what should be known, and what the register says of its units. */
export default function Checks() {
  const { t } = useTranslation('planning')
  const { desk, hold } = useTable()
  const read = useRead(getScheme, { params: { id: desk.scheme.id } }, { keep: true })
  useFresh(read.refetch)
  const pick = (ids: readonly string[]) => hold({ picked: ids.flatMap((id) => desk.indexOf.get(id) ?? []) })
  const columns = (group: 'faults' | 'findings') => [
    { key: 'severity', title: t('table.severity'), show: (r: Said) => <Mark tone={r.severity === 'error' ? 'bad' : 'warn'}>{t(`table.severities.${r.severity}`)}</Mark> },
    { key: 'code', title: t('table.what'), main: true, show: (r: Said) => t(`${group}.${r.code}` as 'faults.torn', r.params) },
    { key: 'units', title: t('table.columns.units'), show: (r: Said) => r.units.length > 0 && <Button size="small" onClick={() => pick(r.units)}>{t('table.pick', { n: r.units.length })}</Button> },
  ] // prettier-ignore
  return (
    <div className="stack">
      <h3>{t('table.faults')}</h3>
      <Read of={read}>
        {({ faults }) =>
          faults.length === 0 ? (
            <Empty title={t('table.noFaults')} text={t('table.noFaultsText')} />
          ) : (
            <Rows
              label={t('table.faults')}
              columns={columns('faults')}
              rows={faults}
              rowKey={(f) => `${f.code}${f.key}`}
            />
          )
        }
      </Read>
      {desk.view.findings.length > 0 && (
        <>
          <h3>{t('table.findings')}</h3>
          <Rows
            label={t('table.findings')}
            columns={columns('findings')}
            rows={desk.view.findings}
            rowKey={(f) => `${f.code}${f.units.join()}`}
          />
        </>
      )}
    </div>
  )
}
interface Said {
  code: string
  severity: 'error' | 'warning'
  units: string[]
  params: Record<string, string | number>
}
