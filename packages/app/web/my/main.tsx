import '../style.css'
import '../open/open.css'
import './my.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '../hooks.ts'
import { TalkProvider } from '../kit/confirm.tsx'
import { onBack } from '../line.ts'
import { startLetters } from '../open/letters.ts'
import { startTexts } from '../texts.ts'
import { startOffline } from './line.ts'
import { myTexts } from './modules.ts'
import { MyApp } from './MyApp.tsx'
import { startOutbox } from './outbox.ts'

onBack(() => void queries.invalidateQueries())
startLetters()
startOffline()
await Promise.all([startTexts(myTexts), startOutbox()])
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <TalkProvider>
        <MyApp />
      </TalkProvider>
    </QueryClientProvider>
  </StrictMode>,
)
