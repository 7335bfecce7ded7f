export { NewList as default } from './Lists.tsx'
