// The page's security policy forbids making code from text; zod would try at every start, and the browser would report
// it. This is zod's own switch, set before any schema is made.
globalThis.__zod_globalConfig = { jitless: true }
