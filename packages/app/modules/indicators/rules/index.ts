export {
  assemble,
  childrenOf,
  sumOf,
  type Assembled,
  type Facts,
  type Mixed,
  type Node,
  type Part,
  type Stated,
} from './assemble.ts'
export { lastDayOf, PERIOD, stepDays } from './periods.ts'
