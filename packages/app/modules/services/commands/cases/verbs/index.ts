import type { StepInput } from '../../../contract/cases/step.ts'
import { extend, reopen, resume, suspend, withdraw } from './clocks.ts'
import { accept, dispatch, merge, refuseCase, returnCase, take, transfer } from './handing.ts'
import { check, close, handle, joint, urge } from './handling.ts'
import type { Verb } from './types.ts'

/** Every verb of a case that changes its state or its clocks. */
export const verbs: { [V in StepInput['verb']]: Verb<V> } = {
  accept, refuse: refuseCase, dispatch, take, handle, check, close, return: returnCase, transfer, joint, suspend, resume, extend, urge, reopen,
  withdraw, merge,
} // prettier-ignore
