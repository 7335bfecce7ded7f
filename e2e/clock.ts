/** Preloaded into a server under test: its clock runs some days ahead (`E2E_DAYS`), so that a day to come is reached. */
const ahead = Number(process.env['E2E_DAYS'] ?? 0) * 86_400_000
const Real = Date
const now = () => Real.now() + ahead

globalThis.Date = new Proxy(Real, {
  construct: (of, args) => Reflect.construct(of, args.length === 0 ? [now()] : args),
  apply: () => new Real(now()).toString(),
  get: (of, key) => (key === 'now' ? now : Reflect.get(of, key)),
})
