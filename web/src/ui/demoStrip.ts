import './demoStrip.css'

/** Puts the strip above a page that has no staff shell, when the server says that it is a demo. */
export async function demoStrip(text: string): Promise<void> {
  const answer = await fetch('/api/v1/public/instance').catch(() => null)
  if (!answer?.ok) return
  const instance = (await answer.json()) as { demo: boolean }
  if (!instance.demo) return
  const strip = document.createElement('p')
  strip.className = 'demo-strip'
  strip.setAttribute('role', 'note')
  strip.textContent = text
  document.querySelector('#app')?.before(strip)
}
