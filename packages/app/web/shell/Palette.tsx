import { SearchOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo } from '../address.tsx'
import { useFound } from '../kit/Combo.tsx'
import type { PaletteHit, PaletteSource } from '../pages.ts'
import { useAbility } from '../session.tsx'
import { useBrought } from './brought.ts'

interface Section {
  key: string
  title: string
  hits: PaletteHit[]
  failed: boolean
}

/** One box for people, homes, areas and pages. Ctrl or ⌘ with K opens it anywhere. */
export function Palette() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const keys = (e: globalThis.KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 'k') return
      e.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', keys)
    return () => removeEventListener('keydown', keys)
  }, [])
  return (
    <>
      <Button className="find" icon={<SearchOutlined aria-hidden />} onClick={() => setOpen(true)}>
        <span className="words">{t('find.open')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </Button>
      <Modal
        open={open}
        title={t('find.title')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={640}
      >
        <Search close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search(props: { close: () => void }) {
  const { t } = useTranslation()
  const go = useGo()
  const list = useId()
  const box = useHeldFocus()
  const find = useFindAll()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { hits: sections, wait } = useFound<Section>(text.trim(), text.trim() !== '', find)
  const all = sections.flatMap((s) => s.hits)
  const open = (hit: PaletteHit | undefined) => {
    if (!hit) return
    props.close()
    go(hit.to)
  }
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (step) {
      e.preventDefault()
      setAt((at + step + all.length) % Math.max(all.length, 1))
    }
    if (e.key === 'Enter') open(all[at])
  }
  return (
    <div className="s-palette stack tight">
      <input
        ref={box}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the box was asked for by the person a moment ago
        autoFocus
        className="k-input"
        role="combobox"
        aria-label={t('find.hint')}
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={all[at] ? `${list}-${at}` : undefined}
        placeholder={t('find.hint')}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          setAt(0)
        }}
        onKeyDown={keys}
      />
      <Sections list={list} sections={sections} at={at} onPick={open} onHover={setAt} />
      <p className="soft small" role="status">
        {text.trim() === ''
          ? t('find.begin')
          : wait
            ? t('kit:wait')
            : all.length === 0
              ? t('find.none', { text })
              : t('find.keys')}
      </p>
    </div>
  )
}

/**
 * The box keeps the focus: where another window closes at that moment and gives the focus back to its button, the window's lock
 * would fetch it to the first thing in here that can have it, the closing cross.
 */
function useHeldFocus() {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const window = box.current?.closest('[role="dialog"]')
    const hold = (e: Event) => {
      const from = (e as FocusEvent).relatedTarget as Node | null
      const came = from === null || !window?.contains(from)
      if (came && e.target !== box.current) box.current?.focus()
    }
    window?.addEventListener('focusin', hold)
    return () => window?.removeEventListener('focusin', hold)
  }, [])
  return box
}

interface SectionsProps {
  list: string
  sections: Section[]
  at: number
  onPick: (hit: PaletteHit) => void
  onHover: (at: number) => void
}

function Sections(props: SectionsProps) {
  const { t } = useTranslation()
  const starts = props.sections.map((_, i) => props.sections.slice(0, i).reduce((sum, s) => sum + s.hits.length, 0))
  return (
    <div className="k-options" role="listbox" id={props.list} aria-label={t('find.title')} tabIndex={-1}>
      {props.sections.map((section, s) => (
        <div key={section.key} role="group" aria-label={section.title}>
          <div className="group" aria-hidden="true">
            {section.title}
            {section.failed && ` · ${t('find.failed')}`}
          </div>
          {section.hits.map((hit, i) => {
            const here = starts[s]! + i
            return (
              <div
                key={hit.key}
                id={`${props.list}-${here}`}
                role="option"
                aria-selected={here === props.at}
                onClick={() => props.onPick(hit)}
                onMouseEnter={() => props.onHover(here)}
              >
                {hit.title}
                {hit.detail && <span className="soft small"> · {hit.detail}</span>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Pages by their titles, then what each module finds; a source that fails says so and holds up no other. */
function useFindAll(): (text: string) => Promise<Section[]> {
  const { t } = useTranslation()
  const able = useAbility()
  const { pages, palette } = useBrought()
  return async (text) => {
    const low = text.toLowerCase()
    const titles = pages
      .filter((page) => page.nav && able(page.permission) && t(page.title).toLowerCase().includes(low))
      .map((page) => ({ key: page.path, title: t(page.title), to: page.path }))
    const own = { key: 'pages', title: t('find.pages'), hits: titles.slice(0, 6), failed: false }
    const asked = palette.filter((source) => able(source.permission))
    const others = await Promise.all(asked.map((source) => ask(source, text, t(source.title))))
    return [...others, own].filter((section) => section.hits.length > 0 || section.failed)
  }
}

async function ask(source: PaletteSource, text: string, title: string): Promise<Section> {
  try {
    return { key: source.key, title, hits: (await source.search(text)).slice(0, 8), failed: false }
  } catch {
    return { key: source.key, title, hits: [], failed: true }
  }
}
