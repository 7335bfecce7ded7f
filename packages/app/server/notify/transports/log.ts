import type { House } from '../../house.ts'
import type { Transport } from '../types.ts'

/** Writes that a notice was due, and to nobody what it says: what holds where no server of the kind is set up. */
export const logTransport = (log: House['log']): Transport => ({
  name: 'log',
  send: async ({ id, channel }) => log.info({ notice: id, channel }, 'notice for which no transport is set up'),
})
