/**
 * @module
 * Shows the list above everything and beside its field. Anchor positioning is not yet everywhere, so it
 * is placed by hand.
 */

const GAP_PX = 4
const MARGIN_PX = 8

const place = (popup: HTMLElement, field: HTMLElement): void => {
  const { left, top, bottom, width } = field.getBoundingClientRect()
  const height = popup.offsetHeight
  const below = innerHeight - bottom - GAP_PX - MARGIN_PX
  const above = top - GAP_PX - MARGIN_PX
  const up = below < height && above > below
  popup.style.setProperty('width', `${width}px`)
  popup.style.setProperty('left', `${left}px`)
  popup.style.setProperty('top', `${up ? top - GAP_PX - height : bottom + GAP_PX}px`)
}

/** Returns how to hide it again. */
export const showPopup = (popup: HTMLElement, field: HTMLElement): (() => void) => {
  popup.showPopover()
  const again = () => place(popup, field)
  again()
  const resized = new ResizeObserver(again)
  resized.observe(popup)
  resized.observe(field)
  addEventListener('scroll', again, { capture: true, passive: true })
  addEventListener('resize', again)
  return () => {
    resized.disconnect()
    removeEventListener('scroll', again, { capture: true })
    removeEventListener('resize', again)
    if (popup.isConnected) popup.hidePopover()
  }
}
