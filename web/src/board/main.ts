import { houseTextsHere, type House } from '../i18n/plain.ts'
import { demoStrip } from '../ui/demoStrip.ts'
import './board.css'
import '../ui/tokens.css'

/** The waiting-room screen, by hand and without a UI library: house, clock, and what is true today. */
const readEvery = 15_000

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function start(lang: string, texts: House): void {
  document.documentElement.lang = lang
  const seal = element('span', 'seal', '知')
  seal.setAttribute('aria-hidden', 'true')
  const house = element('h1', 'house', '知客')
  const date = element('span', 'date')
  const clock = element('time', 'clock')
  const dot = element('span', 'dot')
  dot.setAttribute('role', 'status')
  dot.hidden = true
  const say = element('p', 'say')
  const bar = element('header', 'bar')
  bar.append(seal, house, element('span', 'gap'), dot, date, clock)
  const stage = element('main', 'stage')
  stage.append(say)
  document.querySelector('#app')?.append(bar, stage)

  const day = new Intl.DateTimeFormat(lang, { month: 'long', day: 'numeric' })
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'short' })
  const hour = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  function tick(): void {
    const now = new Date()
    date.textContent = `${day.format(now)} ${weekday.format(now)}`
    clock.textContent = hour.format(now)
  }

  /** Keeps the last good state on the screen; a grey dot by the clock says when the line is cut. */
  async function read(): Promise<void> {
    try {
      const answer = await fetch('/api/v1/public/instance')
      if (!answer.ok) throw new Error(String(answer.status))
      const instance = (await answer.json()) as { company_name: string | null; set_up: boolean }
      house.textContent = instance.company_name ?? '知客'
      document.title = house.textContent
      say.textContent = instance.set_up ? texts.boardNote : texts.notSetUp
      dot.hidden = true
      dot.textContent = ''
    } catch {
      dot.hidden = false
      dot.textContent = texts.offline
    }
  }
  tick()
  setInterval(tick, 1_000)
  void read()
  setInterval(() => void read(), readEvery)
}

void houseTextsHere().then(({ lang, texts }) => {
  start(lang, texts)
  void demoStrip(texts.demo)
})
