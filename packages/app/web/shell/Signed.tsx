import { RouterProvider } from '@tanstack/react-router'
import { lazy, use } from 'react'
import { onBack } from '../line.ts'
import { queries } from '../hooks.ts'
import { TalkProvider } from '../kit/confirm.tsx'
import { loadPages, moduleNames, textsOf } from '../modules.ts'
import { routerOf } from '../router.tsx'
import { moreTexts } from '../texts.ts'
import { BroughtContext } from './brought.ts'
import { SignInAgain } from './SignInAgain.tsx'
import './shell.css'

onBack(() => void queries.invalidateQueries())

async function prepare() {
  const [brought] = await Promise.all([loadPages(), moreTexts(textsOf(moduleNames))])
  const startCards = brought.startCards.map((card) => ({ ...card, Content: lazy(card.card) }))
  return { brought: { ...brought, startCards }, router: routerOf(brought.pages) }
}

const ready = prepare()

/** The app of who is signed in. */
export default function Signed() {
  const { brought, router } = use(ready)
  return (
    <BroughtContext value={brought}>
      <TalkProvider>
        <RouterProvider router={router} />
        <SignInAgain />
      </TalkProvider>
    </BroughtContext>
  )
}
