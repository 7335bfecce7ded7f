import { useCallback, useEffect, useRef, useState } from 'react'

/** A note is short: it ends by itself. */
export const LONGEST_S = 180
export type RecorderFault = 'unsupported' | 'denied' | 'noMicrophone'

/** What browsers record, the best first: Opus is small and everywhere but in older Safari. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const
const ENDINGS: Record<string, string> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }

/** The way this device records, or `undefined` where it cannot. */
export const typeHere = (): string | undefined =>
  typeof MediaRecorder === 'undefined' || !navigator.mediaDevices?.getUserMedia
    ? undefined
    : TYPES.find((type) => MediaRecorder.isTypeSupported(type))

const faultOf = (error: unknown): RecorderFault =>
  error instanceof DOMException && ['NotFoundError', 'NotReadableError', 'OverconstrainedError'].includes(error.name)
    ? 'noMicrophone'
    : 'denied'

interface Running {
  recorder: MediaRecorder
  stream: MediaStream
  /** What was recorded is thrown away. */
  dropped: boolean
}

/** Records a voice note. The microphone is let go as soon as it ends, is dropped, or the page is left. */
export function useRecorder(onDone: (file: File) => void) {
  const [state, setState] = useState<'idle' | 'asking' | 'recording'>('idle')
  const [seconds, setSeconds] = useState(0)
  const [fault, setFault] = useState<RecorderFault>()
  const running = useRef<Running>(undefined)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })

  const end = useCallback((drop: boolean) => {
    const now = running.current
    if (!now || now.recorder.state === 'inactive') return
    now.dropped = drop
    now.recorder.stop()
  }, [])
  const start = async (name: string) => {
    setFault(undefined)
    const type = typeHere()
    if (!type) return setFault('unsupported')
    setState('asking')
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      running.current = record(stream, type, (blob, dropped) => {
        running.current = undefined
        setState('idle')
        const plain = type.split(';')[0]!
        if (!dropped && blob.size > 0) done.current(new File([blob], `${name}.${ENDINGS[plain]}`, { type: plain }))
      })
      setSeconds(0)
      setState('recording')
    } catch (error) {
      setState('idle')
      setFault(faultOf(error))
    }
  }
  useEffect(() => {
    if (state !== 'recording') return undefined
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000)
    return () => clearInterval(timer)
  }, [state])
  useEffect(() => {
    if (seconds >= LONGEST_S) end(false)
  }, [seconds, end])
  useEffect(() => () => end(true), [end])
  return { state, seconds, fault, start, stop: () => end(false), drop: () => end(true) }
}

function record(stream: MediaStream, mimeType: string, onEnd: (blob: Blob, dropped: boolean) => void): Running {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 })
  const chunks: Blob[] = []
  const now: Running = { recorder, stream, dropped: false }
  recorder.addEventListener('dataavailable', (e) => chunks.push(e.data))
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop()
    onEnd(new Blob(chunks, { type: mimeType.split(';')[0]! }), now.dropped)
  })
  recorder.start()
  return now
}
