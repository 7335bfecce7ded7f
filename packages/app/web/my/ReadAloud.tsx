import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { canSpeak, useSpeech } from './speak.ts'

/** Reads a text aloud, by the device. Not shown where it cannot. */
export function ReadAloud(props: { text: string }) {
  const { t } = useTranslation()
  const { speaking, toggle } = useSpeech()
  if (!canSpeak()) return null
  return (
    <Button quiet pressed={speaking} onClick={() => toggle(props.text)}>
      <Icon name="sound" />
      {speaking ? t('my.stopReading') : t('my.read')}
    </Button>
  )
}
