/**
 * The kit for public pages: its light parts only. Nothing here may bring antd, maps or charts with it; a page that
 * needs a picture loads it by itself (`lazy`). The parts' README is `packages/app/web/README.md`.
 */
export { Go, useAddress, useGo } from '../address.tsx'
export { useAct, useRead } from '../hooks.ts'
export { Button } from '../kit/Button.tsx'
export { Choice, Choices, Radios, type Option } from '../kit/Choice.tsx'
export { DateField } from '../kit/DateField.tsx'
export { Form, Submit } from '../kit/Form.tsx'
export { Field } from '../kit/FormField.tsx'
export { useForm, useFormValues } from '../kit/form-state.ts'
export { Frame } from '../kit/field.tsx'
export { formatIn, useFormat, type Format } from '../kit/format.ts'
export { Facts, Mark, PageHead } from '../kit/head.tsx'
export { Empty, ErrorBoundary, ErrorNotice, Notice, Read, Wait } from '../kit/state.tsx'
export { useConfirm, useSay } from '../kit/talk.ts'
export { useLetters } from './letters.ts'
