// The resident's page without a line: what was opened before is shown again. The page's own files are kept by their
// names, which change with their content; answers belong to who is signed in and go when they sign out. Writes are never
// kept here: they wait in the page's outbox.
const FILES = 'liren-my-files-1'
const ANSWERS = 'liren-my-answers'
const PAGE = '/my'
/** What may be read again without a line. */
const KEPT = /^\/api\/(me$|notices|services\/(mine|items|places|kinds|search)|services\/mine\/)/

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

/** The page and all that its HTML names. */
async function keepPage() {
  const answer = await fetch(PAGE, { cache: 'no-cache' })
  const html = await answer.clone().text()
  const files = await caches.open(FILES)
  await files.put(PAGE, answer)
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((m) => m[1])
  await Promise.all(named.map((path) => files.add(path).catch(() => undefined)))
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/') || /\.(svg|webmanifest)$|^\/before\.js$/.test(url.pathname))
    event.respondWith(file(request))
  else if (KEPT.test(url.pathname)) event.respondWith(reading(request))
})

async function page(request) {
  try {
    const fresh = await fetch(request)
    if (fresh.ok && fresh.type === 'basic') {
      const files = await caches.open(FILES)
      await files.put(PAGE, fresh.clone())
    }
    return fresh
  } catch {
    tellDown()
    return (await caches.match(PAGE)) ?? Response.error()
  }
}

async function file(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await (await caches.open(FILES)).put(request, fresh.clone())
  return fresh
}

async function reading(request) {
  try {
    const fresh = await fetch(request)
    const answers = await caches.open(ANSWERS)
    if (fresh.ok) await answers.put(request, fresh.clone())
    // Signed out, or another's: nothing that was kept may be shown again.
    if (fresh.status === 401) await caches.delete(ANSWERS)
    return fresh
  } catch (error) {
    const kept = await caches.match(request, { cacheName: ANSWERS })
    if (!kept) throw error
    tellDown()
    return kept
  }
}

/** The page learns that there is no line, though it was answered. */
async function tellDown() {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage('down')
}

self.addEventListener('push', (event) => {
  const { title, body, link } = event.data?.json() ?? {}
  if (title) event.waitUntil(self.registration.showNotification(title, { body, icon: '/mark.svg', data: { link } }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(event.notification.data?.link || PAGE))
})
