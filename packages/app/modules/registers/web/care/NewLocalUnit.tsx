export { NewLocalUnit as default } from './LocalUnits.tsx'
