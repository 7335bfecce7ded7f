import { useTranslation } from 'react-i18next'
import { Field, Form, Submit } from '#web/kit/index.ts'
import { changeScheme } from '../../contract/schemes.ts'
import { plain } from './desk/kept.ts'
import { useTable } from './state.ts'

const BOUNDS = ['lower', 'upper', 'target'] as const
const WEIGHTS = ['cut', 'compact', 'barrier', 'size', 'disruption', 'soft', 'service'] as const

/** Bounds of the scheme and what each wish counts; the engine draws by them. */
export default function Wishes() {
  const { t } = useTranslation('planning')
  const { desk, saving, saver, mayDraw, reload } = useTable()
  const { lower, upper, target, weights } = desk.scheme.params
  if (!mayDraw || saving.open > 0) return <p className="soft">{t(mayDraw ? 'engine.waitSaved' : 'table.onlyLook')}</p>
  return (
    <div className="stack">
      <p className="soft">{t('table.wishesHelp')}</p>
      <Form
        key={saving.version}
        name={`planning.wishes.${desk.scheme.id}`}
        contract={changeScheme}
        call={{ params: { id: desk.scheme.id } }}
        initial={{ version: saving.version, params: { lower, upper, target, weights } }}
        secret
        onDone={() => reload(plain(desk, saver.open()))}
      >
        <div className="two">
          {BOUNDS.map((b) => (
            <Field key={b} name={`params.${b}`} as="number" label={t(`table.bounds.${b}`)} />
          ))}
        </div>
        <div className="two">
          {WEIGHTS.map((w) => (
            <Field key={w} name={`params.weights.${w}`} as="number" label={t(`table.weights.${w}`)} />
          ))}
        </div>
        <Submit>{t('table.keepWishes')}</Submit>
      </Form>
    </div>
  )
}
