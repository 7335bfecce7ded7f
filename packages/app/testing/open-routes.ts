import { modules } from '../app.ts'

/** Every route that anybody may call. */
export const openRoutes = () =>
  modules
    .flatMap((m) => m.routes.map(({ contract }) => ({ name: contract.name, contract })))
    .filter(({ contract }) => contract.permission === 'public')
