import { chromium } from 'playwright-core'
// node sheet.mjs OUT WIDTH HEIGHT COLS files...
const [out, w, h, cols, ...files] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--allow-file-access-from-files'] })
const p = await b.newPage({ viewport: { width: w*cols+ (cols*8), height: 600 } })
import { readFileSync } from 'node:fs'
await p.setContent(`<body style="margin:0;background:#888;display:flex;flex-wrap:wrap;gap:8px">${files.map(f=>`<div style="width:${w}px;height:${h}px;overflow:hidden;background:#fff"><img style="width:${w}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}"></div>`).join('')}</body>`)
await p.waitForTimeout(500)
await p.screenshot({ path: out, fullPage: true })
await b.close()
