import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Mark, Read, Rows, useConfirm, useFormat, useSay } from '#web/kit/index.ts'
import { endOwnSession, listOwnSessions, signOutEverywhere } from '../../contract/self.ts'

type Session = Answer<typeof listOwnSessions>['rows'][number]

/** Where one is logged in, and the ways out. */
export function MySessions() {
  const { t } = useTranslation('accounts')
  const read = useRead(listOwnSessions, {})
  const confirm = useConfirm()
  const all = useAct(signOutEverywhere, { keep: true })
  const leave = async () => {
    const sure = await confirm({
      title: t('sessions.endAll'),
      text: t('sessions.endAllText'),
      ok: t('sessions.endAll'),
      danger: true,
    })
    if (sure && (await all.act({}))) location.assign('/')
  }
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('sessions.title')}</h2>
        <Button danger loading={all.pending} onClick={() => void leave()}>
          {t('sessions.endAll')}
        </Button>
      </div>
      <ErrorNotice error={all.error} />
      <Read of={read}>{({ rows }) => <Table rows={rows} />}</Read>
    </section>
  )
}

function Table(props: { rows: Session[] }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const say = useSay()
  const end = useAct(endOwnSession)
  const out = async (id: string) => {
    if (await end.act({ params: { id } })) say(t('sessions.ended'))
  }
  return (
    <>
      <ErrorNotice error={end.error} />
      <Rows
        label={t('sessions.title')}
        rows={props.rows}
        rowKey="id"
        columns={[
          {
            key: 'agent',
            title: t('sessions.agent'),
            main: true,
            show: (s) => deviceOf(s.agent) ?? t('sessions.unknown'),
          },
          { key: 'address', title: t('sessions.from') },
          { key: 'startedAt', title: t('sessions.started'), show: (s) => format.time(s.startedAt) },
          { key: 'lastSeenAt', title: t('sessions.seen'), show: (s) => format.time(s.lastSeenAt) },
          { key: 'strong', title: t('fields.secondFactor'), show: (s) => (s.strong ? t('list.yes') : t('list.no')) },
          {
            key: 'here',
            title: t('account.state'),
            show: (s) =>
              s.here ? (
                <Mark tone="good">{t('sessions.here')}</Mark>
              ) : (
                <Button size="small" loading={end.pending} onClick={() => void out(s.id)}>
                  {t('sessions.end')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

const SYSTEMS = ['Windows', 'HarmonyOS', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux']
const BROWSERS = [['MicroMessenger', 'WeChat'], ['Edg', 'Edge'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']] as const // prettier-ignore

/** System and browser, as far as the browser tells. */
function deviceOf(agent: string): string | undefined {
  const system = SYSTEMS.find((s) => agent.includes(s))
  const browser = BROWSERS.find(([mark]) => agent.includes(`${mark}/`))?.[1]
  return [system, browser].filter(Boolean).join(' · ') || undefined
}
