import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Can, Popup, useGo } from '#web/kit/index.ts'

/** A button that leads to a page, for those who hold its right. */
export function ActButton(props: { ability: string; to: string; label: string; main?: boolean }) {
  const go = useGo()
  return (
    <Can ability={props.ability}>
      <Button type={props.main ? 'primary' : 'default'} onClick={() => go(props.to)}>
        {props.label}
      </Button>
    </Can>
  )
}

/** Registers a new household. */
export function OpenHousehold() {
  const { t } = useTranslation('registers')
  return <ActButton main ability="registers.write" to="/households/new" label={t('acts.open')} />
}

export interface ActOf {
  key: string
  ability: string
}

/** What can be done about somebody or something, each on a page below `at`: the usual act, and the others behind one button. */
export function ActMenu({ acts, at }: { acts: readonly ActOf[]; at: string }) {
  const { t } = useTranslation('registers')
  const go = useGo()
  const [usual, ...others] = acts
  return (
    <>
      {usual && <ActButton main ability={usual.ability} to={`${at}/act/${usual.key}`} label={t(`acts.${usual.key}`)} />}
      <Popup label={t('acts.more')} title={t('acts.more')}>
        {() =>
          others.map((act) => (
            <Can key={act.key} ability={act.ability}>
              <Button type="text" block onClick={() => go(`${at}/act/${act.key}`)}>
                {t(`acts.${act.key}`)}
              </Button>
            </Can>
          ))
        }
      </Popup>
    </>
  )
}
