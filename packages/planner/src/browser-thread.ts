import { webLine, type Posting } from './client.ts'
import { serve } from './worker.ts'

// A worker's scope posts as a port does; the types at hand know that of a window only.
serve(webLine(globalThis as unknown as Posting))
