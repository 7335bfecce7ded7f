import { ApartmentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChange, useScope } from '../address.tsx'
import { changePost, childAreas, getAreaPage } from '../doors.ts'
import { useAct, useRead } from '../hooks.ts'
import { AreaPicker } from '../kit/AreaPicker.tsx'
import { Popup } from '../kit/Popup.tsx'
import { ErrorNotice, Read } from '../kit/state.tsx'
import { useMe } from '../session.tsx'

/** Sets the post one works under, and the area below it that one looks at. */
export function AreaSwitcher() {
  const { t } = useTranslation()
  const me = useMe()
  const scope = useScope()
  const area = useRead(getAreaPage, { params: { id: scope.id }, query: {} })
  const name = area.data?.name ?? (scope.isOwn ? me.post.areaName : '…')
  return (
    <Popup icon={<ApartmentOutlined aria-hidden />} title={t('area.open')} label={<span className="clip">{name}</span>}>
      {(close) => (
        <>
          {me.posts.length > 1 && <Posts close={close} />}
          <Below name={name} />
        </>
      )}
    </Popup>
  )
}

function Posts(props: { close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const [, change] = useChange()
  const post = useAct(changePost)
  const take = async (grantId: string) => {
    if ((await post.act({ body: { grantId } })) === undefined) return
    change({ area: undefined })
    props.close()
  }
  return (
    <div>
      <h2>{t('area.posts')}</h2>
      <ul className="s-list">
        {me.posts.map((one) => (
          <li key={one.grantId}>
            <Button
              type="text"
              aria-current={one.grantId === me.post.grantId || undefined}
              disabled={post.pending}
              onClick={() => void take(one.grantId)}
            >
              {one.areaName} · {t(`roles.${one.role}`)}
              {one.grantId === me.post.grantId && ` (${t('area.now')})`}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={post.error} />
    </div>
  )
}

function Below(props: { name: string }) {
  const { t } = useTranslation()
  const { post } = useMe()
  const scope = useScope()
  const [, change] = useChange()
  const children = useRead(childAreas, { query: { parent: scope.id } })
  const look = (id: string) => change({ area: id === post.areaId ? undefined : id, page: undefined })
  return (
    <div className="stack">
      <div className="row apart">
        <span>
          {t('area.looking')}: <strong>{props.name}</strong>
        </span>
        {!scope.isOwn && (
          <Button size="small" onClick={() => look(post.areaId)}>
            {t('area.own')}
          </Button>
        )}
      </div>
      <AreaPicker label={t('area.find')} value="" under={post.areaId} onChange={(id) => id && look(id)} />
      <Read of={children}>
        {({ rows }) => (
          <div>
            <h2>
              {t('area.below')} <span className="soft small">{t('area.all', { n: rows.length })}</span>
            </h2>
            {rows.length === 0 && <p className="soft">{t('area.none')}</p>}
            <ul className="s-list" aria-label={t('area.below')}>
              {rows.map((area) => (
                <li key={area.id}>
                  <Button type="text" onClick={() => look(area.id)}>
                    {area.name}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Read>
    </div>
  )
}
