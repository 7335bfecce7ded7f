import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Read } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { useDevice } from './device.ts'
import { Rate } from './Rate.tsx'
import './hall.css'

/** The pad on a counter: it asks how the visit was, once, when there was one. */
export default function Pad({ params }: PageProps) {
  const { t } = useTranslation('services')
  const { read, screen } = useDevice(params.token!)
  const [rated, setRated] = useState<string>()
  const serving = screen?.serving.map((s) => s.code).join()
  return (
    <main className="h-kiosk h-pad">
      <Read of={read}>
        {(data) => (
          <>
            <header className="h-head">
              <div>
                <p className="h-place">{data.screen.name}</p>
                <h1>{t('public.hall.toCounter', { n: data.counter })}</h1>
              </div>
            </header>
            {data.rating && data.rating.id !== rated ? (
              <Rate
                key={`${data.rating.id} ${serving}`}
                of={{ id: data.rating.id, token: data.rating.token }}
                source="pad"
                onDone={() => {
                  setRated(data.rating!.id)
                  void read.refetch()
                }}
              />
            ) : (
              <p className="h-shut" role="status">
                {t(rated ? 'public.hall.thanks' : 'public.hall.padIdle')}
              </p>
            )}
          </>
        )}
      </Read>
    </main>
  )
}
