export { NewUnit as default } from './Act.tsx'
