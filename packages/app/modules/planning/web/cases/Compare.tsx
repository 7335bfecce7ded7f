import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, Go, Mark, Notice, PageHead, Read, Rows, useAddress, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { compareSchemes, getScheme } from '../../contract/schemes.ts'
import { Moved } from './Moved.tsx'

const FIGURES = ['communities', 'outOfBand', 'unassigned', 'torn', 'cut', 'movedHouseholds', 'movedPeople'] as const

/** Two schemes of a case side by side: what each amounts to, which communities are the same, which units differ. */
export default function Compare({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [{ with: other }] = useAddress({ with: '' })
  const id = params.id!
  const read = useRead(compareSchemes, { params: { id }, query: { with: other } }, { when: other !== '' })
  const scheme = useRead(getScheme, { params: { id } })
  const head = (
    <PageHead title={t('pages.compare')} back={scheme.data ? `/planning/cases/${scheme.data.caseId}` : '/planning'} />
  )
  if (other === '')
    return (
      <div className="stack">
        {head}
        <Empty title={t('cases.noOther')} action={<Go to="/planning">{t('pages.cases')}</Go>} />
      </div>
    )
  return (
    <div className="stack">
      {head}
      <Notice tone="warn">{t('table.notFiling')}</Notice>
      <Read of={read}>
        {({ sides, pairs, differ }) => (
          <>
            <div className="panel stack">
              <h2>{t('cases.figures')}</h2>
              <Rows
                label={t('cases.figures')}
                rows={FIGURES.map((f) => ({ key: f }))}
                rowKey="key"
                columns={[
                  { key: 'what', title: t('cases.figure'), main: true, show: (r) => t(`cases.compared.${r.key}`) },
                  ...sides.map((s) => ({
                    key: s.id,
                    title: s.name,
                    number: true,
                    show: (r: { key: (typeof FIGURES)[number] }) => format.number(Math.round(s[r.key])),
                  })),
                ]}
              />
              <div className="row">
                {sides.map((s) => (
                  <Go key={s.id} to={`/planning/schemes/${s.id}`}>
                    {t('cases.openScheme', { name: s.name })}
                  </Go>
                ))}
              </div>
            </div>
            <div className="panel stack">
              <h2>{t('cases.pairs')}</h2>
              <Rows
                label={t('cases.pairs')}
                rows={pairs}
                rowKey={(p) => `${p.a}${p.b}`}
                columns={[
                  {
                    key: 'a',
                    title: sides[0]?.name ?? '',
                    main: true,
                    show: (p) => (p.a ? p.aName || t('table.nameless') : '—'),
                  },
                  { key: 'ah', title: t('cases.aHouseholds'), number: true, show: (p) => format.number(p.aHouseholds) },
                  { key: 'b', title: sides[1]?.name ?? '', show: (p) => (p.b ? p.bName || t('table.nameless') : '—') },
                  { key: 'bh', title: t('cases.bHouseholds'), number: true, show: (p) => format.number(p.bHouseholds) },
                  { key: 'shared', title: t('cases.shared'), number: true, show: (p) => format.number(p.shared) },
                  {
                    key: 'same',
                    title: t('cases.same'),
                    show: (p) =>
                      p.shared === p.aHouseholds && p.shared === p.bHouseholds ? (
                        <Mark tone="good">{t('cases.alike')}</Mark>
                      ) : (
                        <Mark tone="warn">{t('cases.unlike')}</Mark>
                      ),
                  },
                ]}
              />
            </div>
            {scheme.data && (
              <Moved
                ids={[id, other]}
                caseId={scheme.data.caseId}
                unitIds={differ.unitIds}
                text={t('cases.differ', {
                  units: differ.unitIds.length,
                  households: differ.households,
                  people: differ.people,
                })}
              />
            )}
          </>
        )}
      </Read>
    </div>
  )
}
