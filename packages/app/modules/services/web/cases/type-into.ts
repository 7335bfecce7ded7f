/**
 * Puts words where the cursor stands, as if they were typed, so that the device's own undo (Ctrl+Z) takes them back. No other
 * way keeps a text box's history; where a browser no longer knows it, the words go in without.
 */
export function typeInto(box: HTMLTextAreaElement | null, words: string): void {
  if (!box) return
  box.focus()
  if (document.execCommand('insertText', false, words)) return
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
