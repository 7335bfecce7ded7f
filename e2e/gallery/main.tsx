import '../../packages/app/web/style.css'
import { createRoot } from 'react-dom/client'
import { App } from '../../packages/app/web/app.tsx'
import { textsOf } from '../../packages/app/web/modules.ts'
import { startTexts } from '../../packages/app/web/texts.ts'

await startTexts(textsOf(['accounts']))
createRoot(document.getElementById('root')!).render(<App />)
