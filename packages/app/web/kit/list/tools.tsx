import { DownloadOutlined, SettingOutlined, StarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteContract } from '#shared/contract.ts'
import { useTime } from '../../address.tsx'
import { download, type CallInput } from '../../api.ts'
import { deleteView, listViews, saveView } from '../../doors.ts'
import { useAct, useRead } from '../../hooks.ts'
import { Choices } from '../Choice.tsx'
import { Frame } from '../field.tsx'
import { Popup } from '../Popup.tsx'
import type { Column } from '../Rows.tsx'
import { ErrorNotice, Read } from '../state.tsx'

/** Chooses the columns; the one that names the row always stays. */
export function ColumnChoice<Row>(props: {
  columns: readonly Column<Row>[]
  shown: readonly string[]
  onChange: (keys: string[]) => void
}) {
  const { t } = useTranslation('kit')
  const free = props.columns.filter((c) => !c.main)
  return (
    <Popup label={t('list.columns')} title={t('list.columns')} icon={<SettingOutlined aria-hidden />}>
      {() => (
        <Choices
          label={t('list.columns')}
          value={props.shown}
          options={free.map((c) => ({ value: c.key, label: c.title }))}
          onChange={props.onChange}
        />
      )}
    </Popup>
  )
}

/** All that match, as a workbook or as text. */
export function Export<R extends RouteContract>(props: {
  contract: R
  input: CallInput<R>
  columns: string[]
  label: string
}) {
  const { t } = useTranslation('kit')
  const { day } = useTime()
  const [state, setState] = useState<{ busy: boolean; error?: Error }>({ busy: false })
  const get = async (format: 'xlsx' | 'csv', close: () => void) => {
    setState({ busy: true })
    try {
      const extra = { format, columns: props.columns.join(',') }
      await download(props.contract, props.input, { extra, saveAs: `${props.label} ${day}.${format}` })
      setState({ busy: false })
      close()
    } catch (error) {
      setState({ busy: false, error: error as Error })
    }
  }
  return (
    <Popup label={t('list.export')} title={t('list.export')} icon={<DownloadOutlined aria-hidden />}>
      {(close) => (
        <>
          <p className="soft small">{t('list.exportText')}</p>
          <div className="row">
            <Button loading={state.busy} onClick={() => void get('xlsx', close)}>
              Excel (XLSX)
            </Button>
            <Button loading={state.busy} onClick={() => void get('csv', close)}>
              CSV
            </Button>
          </div>
          <ErrorNotice error={state.error} />
        </>
      )}
    </Popup>
  )
}

type Address = Record<string, string | undefined>

/** The person's saved views of this list: its search, filters and order under a name. */
export function Views(props: { name: string; address: Address; keys: string[]; onOpen: (address: Address) => void }) {
  const { t } = useTranslation('kit')
  return (
    <Popup label={t('list.views')} title={t('list.views')} icon={<StarOutlined aria-hidden />}>
      {(close) => <ViewsPanel {...props} close={close} />}
    </Popup>
  )
}

function ViewsPanel(props: Parameters<typeof Views>[0] & { close: () => void }) {
  const { t } = useTranslation('kit')
  const views = useRead(listViews, { query: { list: props.name } })
  const save = useAct(saveView)
  const remove = useAct(deleteView)
  const [name, setName] = useState('')
  const now = Object.fromEntries(props.keys.map((key) => [key, props.address[key]]).filter(([, value]) => value))
  const open = (query: string) => {
    const saved = Object.fromEntries(new URLSearchParams(query))
    props.onOpen({ page: undefined, ...Object.fromEntries(props.keys.map((key) => [key, saved[key]])) })
    props.close()
  }
  const keep = async () => {
    const query = new URLSearchParams(now as Record<string, string>).toString()
    if (await save.act({ body: { list: props.name, name, query } })) setName('')
  }
  return (
    <>
      <Read of={views}>
        {({ rows }) => (
          <ul className="stack tight">
            {rows.length === 0 && <li className="soft small">{t('list.noViews')}</li>}
            {rows.map((view) => (
              <li key={view.id} className="row apart">
                <Button type="link" size="small" onClick={() => open(view.query)}>
                  {view.name}
                </Button>
                <Button size="small" type="text" onClick={() => void remove.act({ params: { id: view.id } })}>
                  {t('list.dropView')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Read>
      <Frame label={t('list.viewName')}>
        {({ id }) => (
          <input id={id} className="k-input" maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Frame>
      <Button disabled={!name.trim()} loading={save.pending} onClick={() => void keep()}>
        {t('list.saveView')}
      </Button>
      <ErrorNotice error={save.error ?? remove.error} />
    </>
  )
}
