export { compareFigures, type FigureChange, type IssuedFigure } from './compare.ts'
export { dayInWords, exact, inProse, percent, type Locale } from './numbers.ts'
export { joined, prose, type Filling, type Say } from './prose.ts'
