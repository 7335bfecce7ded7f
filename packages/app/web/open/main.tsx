import '../style.css'
import './open.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onBack, withoutSignIn } from '../line.ts'
import { queries } from '../hooks.ts'
import { TalkProvider } from '../kit/confirm.tsx'
import { startTexts } from '../texts.ts'
import { publicPages, publicTexts } from './modules.ts'
import { publicRouter } from './router.tsx'
import { startLetters } from './letters.ts'

withoutSignIn()
onBack(() => void queries.invalidateQueries())
startLetters()
await startTexts(publicTexts)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <TalkProvider>
        <RouterProvider router={publicRouter(publicPages)} />
      </TalkProvider>
    </QueryClientProvider>
  </StrictMode>,
)
