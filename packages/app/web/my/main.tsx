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
import { loadSignIn, myTexts } from './modules.ts'
import { meQuery, MyApp } from './MyApp.tsx'
import { startOutbox } from './outbox.ts'

onBack(() => void queries.invalidateQueries())
startLetters()
startOffline()
// Who is here is asked while the words are on their way, and the sign-in brought at once where nobody is.
void queries.fetchQuery(meQuery).catch(loadSignIn)
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
