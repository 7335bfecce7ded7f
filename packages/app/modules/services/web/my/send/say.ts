import { callOnce, type Sender } from '#web/my/index.ts'
import { stepOwnCase } from '../../../contract/residents/own.ts'
import { sendFiles } from './files.ts'

/** Says what waits in a request. */
const send: Sender = async (waiting, keep) => {
  const fileIds = await sendFiles(waiting, keep)
  const { id, text } = waiting.input as { id: string; text: string }
  return callOnce(stepOwnCase, { params: { id }, body: { verb: 'say', text, fileIds } }, waiting.id)
}
export default send
