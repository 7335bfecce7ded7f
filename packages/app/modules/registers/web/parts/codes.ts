import { useTranslation } from 'react-i18next'
import { codeLists, householdKinds, localUnitKinds, revealPurposes, superiorLevels, unitKinds } from '../../codes.ts'

const lists = {
  ...Object.fromEntries(Object.entries(codeLists).map(([name, list]) => [name, list.codes as readonly string[]])),
  unitKind: unitKinds,
  householdKind: householdKinds,
  superiorLevel: superiorLevels,
  localUnitKind: localUnitKinds,
  purpose: revealPurposes,
} as Record<string, readonly string[]>

/** Codes in words, and the choices of a code list. */
export function useCodes() {
  const { t } = useTranslation('registers')
  return {
    word: (list: string, code: string | null | undefined): string => (code ? t(`codes.${list}.${code}`) : '—'),
    options: (list: string) => lists[list]!.map((value) => ({ value, label: t(`codes.${list}.${value}`) })),
  }
}
