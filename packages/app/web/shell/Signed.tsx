import { RouterProvider } from '@tanstack/react-router'
import { use } from 'react'
import { onBack } from '../line.ts'
import { queries } from '../hooks.ts'
import { TalkProvider } from '../kit/confirm.tsx'
import { loadPages } from '../modules.ts'
import { routerOf } from '../router.tsx'
import { loadAllTexts } from '../texts.ts'
import { BroughtContext } from './brought.ts'
import { SignInAgain } from './SignInAgain.tsx'
import './shell.css'

onBack(() => void queries.invalidateQueries())

const ready = Promise.all([loadPages(), loadAllTexts()]).then(([brought]) => ({
  brought,
  router: routerOf(brought.pages),
}))

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
