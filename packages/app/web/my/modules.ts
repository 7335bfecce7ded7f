import type { ComponentType } from 'react'
import type { ModuleMyPages, MyPageDef } from '../pages.ts'
import { moreTexts, type BringTexts } from '../texts.ts'

const pageFiles = import.meta.glob<ModuleMyPages>('../../modules/*/web/my-pages.tsx', { eager: true })
const signInFile = import.meta.glob<{ default: ComponentType<{ onDone: () => void }> }>(
  '../../modules/accounts/web/SignIn.tsx',
)
const accountTexts = import.meta.glob<object>('../../modules/accounts/web/text.{zh-CN,en}.ts', { import: 'default' })
const textFiles = import.meta.glob<object>('../../modules/*/web/text.my.{zh-CN,en}.ts', { import: 'default' })

/** The pages of residents and units; their code is loaded when they are opened. */
export const myPages: readonly MyPageDef[] = Object.values(pageFiles).flatMap((file) => file.myPages)
/** What sends things from the outbox. */
export const senders: NonNullable<ModuleMyPages['senders']> = Object.assign(
  {},
  ...Object.values(pageFiles).map((file) => file.senders),
)
/** What a module shows before somebody has signed in here: joining with a code. */
export const joinPage = Object.values(pageFiles).find((file) => file.join)?.join

/** The sign-in form and its words, which belong to the accounts: brought only where somebody has to sign in. */
export async function loadSignIn() {
  await moreTexts(async (to) => ({
    ...(await myTexts(to)),
    accounts: await accountTexts[`../../modules/accounts/web/text.${to}.ts`]!(),
  }))
  return signInFile['../../modules/accounts/web/SignIn.tsx']!()
}

/** Brings the words of these pages: of each module those under `my`. */
export const myTexts: BringTexts = async (language) => {
  const files = Object.entries(textFiles).filter(([path]) => path.endsWith(`.${language}.ts`))
  const texts = await Promise.all(
    files.map(async ([path, load]) => [path.split('/')[3]!, { my: await load() }] as const),
  )
  return Object.fromEntries(texts)
}
