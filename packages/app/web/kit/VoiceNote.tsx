import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { LONGEST_S, useRecorder } from './recorder.ts'
import { Notice } from './state.tsx'

const shown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Records a voice note with the device's microphone; where that cannot be, it says what to do instead. */
export function VoiceNote(props: { disabled?: boolean; onDone: (file: File) => void }) {
  const { t } = useTranslation('kit')
  const { state, seconds, fault, start, stop, drop } = useRecorder(props.onDone)
  const begin = () => {
    const time = new Date().toLocaleTimeString('zh-CN', { hour12: false }).replaceAll(':', '')
    void start(`${t('voice.name')}${time}`)
  }
  return (
    <div className="stack tight" role="group" aria-label={t('voice.title')}>
      {state === 'recording' ? (
        <div className="row">
          <Button primary onClick={stop}>
            {t('voice.stop')}
          </Button>
          <Button onClick={drop}>{t('voice.drop')}</Button>
          <span className="num" role="timer">{`● ${shown(seconds)} / ${shown(LONGEST_S)}`}</span>
          <span className="hidden-text" role="status">
            {t('voice.running')}
          </span>
        </div>
      ) : (
        <div className="row">
          <Button disabled={props.disabled ?? false} busy={state === 'asking'} onClick={begin}>
            {t('voice.start')}
          </Button>
        </div>
      )}
      {fault && (
        <Notice tone="warn" live>
          {t(`voice.${fault}`)}
        </Notice>
      )}
    </div>
  )
}
