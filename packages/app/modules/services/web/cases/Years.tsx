import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Notice, useFormat, useSay } from '#web/kit/index.ts'
import { enterYear } from '../../contract/cases/settings.ts'
import type { Settings } from './Settings.tsx'

/** The years that are known, each by its notice; the city enters another from the notice, line by line. */
export function Years({ of }: { of: Settings }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  return (
    <section className="panel stack" aria-labelledby="set-years">
      <h2 id="set-years">{t('cases.set.years')}</h2>
      <p className="soft">{t('cases.set.yearsText')}</p>
      {of.years.map((y) => (
        <details key={y.year}>
          <summary>{`${y.year} · ${y.document}`}</summary>
          <ul>
            {y.days.map((d) => (
              <li key={d.day}>{`${format.day(d.day)} ${d.name} ${t(`cases.set.kind.${d.kind}`)}`}</li>
            ))}
          </ul>
        </details>
      ))}
      {of.mayEnterYears ? <Enter of={of} /> : <p className="soft">{t('cases.set.yearsCity')}</p>}
    </section>
  )
}

/** `元旦 2027-01-01 2027-01-03`; a working weekend day: `班 2027-01-10`. */
function read(text: string) {
  const rest: { name: string; from: string; to: string }[] = []
  const work: { name: string; day: string }[] = []
  const wrong: string[] = []
  for (const line of text
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)) {
    const [name, from, to] = line.split(/[\s,，、至到–-]+(?=\d{4}-)|\s+/).filter(Boolean) as [string, string?, string?]
    if (!from || !/^\d{4}-\d{2}-\d{2}$/.test(from) || (to && !/^\d{4}-\d{2}-\d{2}$/.test(to))) wrong.push(line)
    else if (name === '班') work.push({ name: '调休上班', day: from })
    else rest.push({ name, from, to: to ?? from })
  }
  return { rest, work, wrong }
}

function Enter({ of }: { of: Settings }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const [year, setYear] = useState(String((of.years[0]?.year ?? 2026) + 1))
  const [document, setDocument] = useState('')
  const [lines, setLines] = useState('')
  const enter = useAct(enterYear)
  const { rest, work, wrong } = read(lines)
  const go = async () => {
    const version = of.years.find((y) => y.year === Number(year))?.version ?? 0
    const done = await enter.act({ body: { year: Number(year), version, document, rest, work } })
    if (done) say(t('cases.set.entered', { year: done.year, n: done.waiting }))
  }
  return (
    <div className="stack">
      <div className="k-field">
        <label htmlFor="year">{t('cases.set.year')}</label>
        <input
          id="year"
          className="k-input"
          inputMode="numeric"
          value={year}
          maxLength={4}
          onChange={(e) => setYear(e.target.value)}
        />
      </div>
      <div className="k-field">
        <label htmlFor="year-document">{t('cases.set.document')}</label>
        <input
          id="year-document"
          className="k-input"
          value={document}
          maxLength={200}
          onChange={(e) => setDocument(e.target.value)}
        />
      </div>
      <div className="k-field">
        <label htmlFor="year-lines">{t('cases.set.lines')}</label>
        <textarea
          id="year-lines"
          className="k-input"
          rows={8}
          value={lines}
          onChange={(e) => setLines(e.target.value)}
          aria-describedby="year-help"
        />
        <span id="year-help" className="soft">
          {t('cases.set.linesHelp')}
        </span>
      </div>
      {wrong.length > 0 && <Notice tone="warn">{t('cases.set.linesWrong', { line: wrong[0] })}</Notice>}
      <div className="row">
        <Button
          type="primary"
          disabled={!document.trim() || rest.length === 0 || wrong.length > 0}
          loading={enter.pending}
          onClick={() => void go()}
        >
          {t('commands.enterYear')}
        </Button>
        <span className="soft">{t('cases.set.lineCount', { rest: rest.length, work: work.length })}</span>
      </div>
      <ErrorNotice error={enter.error} />
    </div>
  )
}
