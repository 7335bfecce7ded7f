import { useTranslation } from 'react-i18next'
import { Facts, Go, PageHead, Read, useFormat, useRead } from '#web/my/index.ts'
import { getOwnUnit } from '../../contract/residents/data.ts'

/** The unit that one speaks for. */
export default function Unit() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(getOwnUnit, { query: {} })
  return (
    <Read of={read}>
      {(u) => (
        <>
          <PageHead title={u.name} back="/my" sub={t('my.unitTitle')} />
          <p>{t('my.unitCases', { all: u.all, open: u.open })}</p>
          <Go to="/my/ask" className="k-button primary wide">
            {t('my.askTitle')}
          </Go>
          <section className="panel">
            <Facts
              items={[
                { label: t('my.unitFacts.kind'), value: u.kind },
                { label: t('my.unitFacts.superior'), value: u.superior },
                { label: t('my.unitFacts.address'), value: u.address },
                { label: t('my.unitFacts.contact'), value: u.contact },
                { label: t('my.unitFacts.phone'), value: u.phoneMasked },
                { label: t('my.unitFacts.staff'), value: u.staff === null ? '—' : format.number(u.staff) },
                { label: t('my.unitFacts.community'), value: u.community },
              ]}
            />
          </section>
          <section className="stack tight" aria-labelledby="delegates">
            <h2 id="delegates">{t('my.unitDelegates')}</h2>
            <ul className="panel">
              {u.delegates.map((d) => (
                <li key={d.name + d.since}>
                  {d.name} <span className="soft small">{t('my.since', { day: format.time(d.since) })}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Read>
  )
}
