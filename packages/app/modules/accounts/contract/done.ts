import { z } from 'zod'

/** The reply of a command that has nothing to tell but that it is done. */
export const done = z.object({})
export type Done = z.infer<typeof done>
