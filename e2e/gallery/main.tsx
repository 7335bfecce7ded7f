import '../../packages/app/web/style.css'
import { createRoot } from 'react-dom/client'
import { App } from '../../packages/app/web/app.tsx'
import { startTexts } from '../../packages/app/web/texts.ts'

await startTexts()
createRoot(document.getElementById('root')!).render(<App />)
