import { parentPort, workerData } from 'node:worker_threads'
import { openKeys } from '#server/crypto.ts'
import { readyBatch } from './ready.ts'
import type { CsvSetting, RawBatch } from './types.ts'

const setting = workerData as CsvSetting
const keys = openKeys(Buffer.from(setting.masterKey), setting.crypto)
const port = parentPort!

port.on('message', ({ id, batch, at }: { id: number; batch: RawBatch; at: Date }) => {
  port.postMessage({ id, ready: readyBatch(batch, setting, keys, at) })
})
