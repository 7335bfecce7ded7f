import { callOnce, type Sender } from '#web/my/index.ts'
import { openOwnCase } from '../../../contract/residents/own.ts'
import { sendFiles } from './files.ts'

type Body = Parameters<typeof callOnce<typeof openOwnCase>>[1]['body']

/** Opens the request that waits. */
const send: Sender = async (waiting, keep) => {
  const fileIds = await sendFiles(waiting, keep)
  return callOnce(openOwnCase, { body: { ...(waiting.input as Body), fileIds } }, waiting.id)
}
export default send
