/**
 * @module
 * A page without a framework: the token, one property, two listeners.
 */
const log = document.querySelector('#log')
const picker = document.querySelector('o365-user-picker')
const toggle = document.querySelector('o365-sync-toggle')

document.querySelector('o365-session').getToken = async () => {
  const answer = await fetch('/embed-token')
  return answer.text()
}

picker.strings = { 'picker.label': 'Colleagues' }
picker.addEventListener('change', () => {
  log.textContent += `change ${picker.value.join()};`
})
toggle.addEventListener('o365-sync-changed', ({ detail }) => {
  log.textContent += `${detail.stream} ${detail.enabled};`
})
