/**
 * A life cycle as a table: from each state, the verbs allowed and where they lead. States and verbs have labels in the
 * module's texts (`states.<state>`, `verbs.<verb>`).
 */
export interface Workflow<S extends string = string, V extends string = string> {
  name: string
  initial: S
  states: Record<S, Partial<Record<V, S>>>
}

/** The verbs that a thing in this state allows. */
export function verbsFrom<S extends string, V extends string>(workflow: Workflow<S, V>, state: S): V[] {
  return Object.keys(workflow.states[state]) as V[]
}

/** Where a verb leads from a state, or `undefined` where it is not allowed. */
export function next<S extends string, V extends string>(workflow: Workflow<S, V>, state: S, verb: V): S | undefined {
  return workflow.states[state][verb]
}

/** The states that can be reached from the initial one. */
export function reachable<S extends string, V extends string>(workflow: Workflow<S, V>): Set<S> {
  const seen = new Set<S>([workflow.initial])
  for (const state of seen) for (const to of Object.values(workflow.states[state]) as S[]) seen.add(to)
  return seen
}
