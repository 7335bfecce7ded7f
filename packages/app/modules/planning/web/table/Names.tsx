import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Mark, Read, Rows } from '#web/kit/index.ts'
import { proposeSchemeNames, reserveNames } from '../../contract/names.ts'
import { plain } from './desk/kept.ts'
import { say } from './desk/steps.ts'
import { useFresh, useTable } from './state.ts'

/** Names proposed from estates, roads and old names, what is wrong with those given, and codes; held on asking. */
export default function Names() {
  const { t } = useTranslation('planning')
  const { desk, saving, saver, mayDraw, done, reload } = useTable()
  const read = useRead(proposeSchemeNames, { params: { id: desk.scheme.id } }, { keep: true })
  const hold = useAct(reserveNames)
  useFresh(read.refetch)
  const reserve = async () => {
    const reply = await hold.act({ params: { id: desk.scheme.id }, body: { version: saving.version } })
    if (reply) reload(plain(desk, saver.open()))
  }
  return (
    <Read of={read}>
      {({ rows }) => (
        <div className="stack">
          <p className="soft">{t('table.namesHelp')}</p>
          <Rows
            label={t('table.tabs.names')}
            rows={rows}
            rowKey="key"
            columns={[
              { key: 'name', title: t('table.name'), main: true, show: (r) => r.name || t('table.nameless') },
              {
                key: 'fault',
                title: t('table.nameCheck'),
                show: (r) =>
                  r.fault ? (
                    <Mark tone="bad">
                      {t(`errors.${r.fault.replace('planning.', '')}` as 'errors.nameTaken', {
                        name: r.name,
                        town: r.town,
                      })}
                    </Mark>
                  ) : r.soundsLike ? (
                    <Mark tone="warn">{t('table.soundsLike', { name: r.soundsLike })}</Mark>
                  ) : (
                    <Mark tone="good">{t('table.nameGood')}</Mark>
                  ),
              },
              {
                key: 'code',
                title: t('table.code'),
                show: (r) => (r.code ? `${r.code}${r.reserved ? t('table.reserved') : ''}` : '—'),
              },
              {
                key: 'candidates',
                title: t('table.proposals'),
                show: (r) =>
                  mayDraw && (
                    <span className="row">
                      {r.candidates
                        .filter((c) => c.name !== r.name)
                        .slice(0, 3)
                        .map((c) => (
                          <Button
                            key={c.name}
                            size="small"
                            title={t(`nameSources.${c.source}`)}
                            onClick={() => done(say(desk, r.key, { name: c.name }))}
                          >
                            {t('table.takeName', { name: c.name })}
                          </Button>
                        ))}
                    </span>
                  ),
              },
            ]}
          />
          {mayDraw && (
            <div className="row">
              <Button disabled={saving.open > 0} loading={hold.pending} onClick={() => void reserve()}>
                {t('commands.reserveNames')}
              </Button>
            </div>
          )}
          <ErrorNotice error={hold.error} />
        </div>
      )}
    </Read>
  )
}
