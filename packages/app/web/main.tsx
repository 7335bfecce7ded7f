import './style.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { textsOf } from './modules.ts'
import { startTexts } from './texts.ts'

await startTexts(textsOf(['accounts']))
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
